/// The syllables from which the names of the invented city are made.
enum Syllables {
    /// Whole stems of the great roads of almost every mainland city.
    static let grandStems = [
        "人民", "中山", "解放", "建设", "花园", "文化", "东风", "农业", "和平", "新华", "友谊", "胜利", "青年", "工人", "劳动", "前进",
        "幸福", "健康", "光明", "团结", "民主", "自由", "红旗", "五一", "八一", "育才", "大学", "科学", "未来", "迎宾", "世纪", "朝阳",
        "嵩山", "黄河", "长江", "淮河", "颍河", "伏牛", "太行", "桐柏", "紫荆", "航海", "商城", "中原", "体育", "公园", "车站", "滨河",
        "创业", "学府", "政通", "银基", "沿河", "北辰", "南阳", "开元", "长安", "延安", "井冈", "遵义",
    ]

    /// First syllables of invented stems.
    static let firsts = [
        "金", "银", "玉", "明", "春", "秋", "兴", "福", "康", "安", "宁", "泰", "永", "瑞", "祥", "嘉", "德", "仁", "义", "信", "文", "武",
        "英", "华", "清", "澄", "碧", "翠", "丹", "紫", "青", "白", "云", "霞", "星", "月", "松", "柏", "桂", "兰", "梅", "竹", "荷", "柳",
        "桐", "槐", "杏", "桃", "石", "龙", "凤", "鹤", "雁", "汇", "聚", "广", "宏", "昌", "富", "正",
    ]

    /// Second syllables of invented stems.
    static let seconds = [
        "河", "湖", "溪", "泉", "山", "岭", "岗", "原", "州", "城", "桥", "亭", "台", "阁", "苑", "林", "庄", "坊", "源", "泽", "川", "港",
        "湾", "洲", "丰", "盛", "达", "通", "顺", "旺", "光", "辉", "阳", "和", "乐", "寿", "平", "荣", "升", "塘", "沟", "店", "寨", "营",
        "井", "门", "园", "田",
    ]

    /// The names of districts.
    static let districts = ["金河", "东宁", "望原", "颍阳", "青石", "嵩南", "惠川", "北岭"]

    /// Stems of housing estates (小区); the rest is a pair of syllables.
    static let estateSuffixes = ["花园", "小区", "家园", "新村", "佳苑", "公馆", "名邸", "雅居", "华府", "新城", "家属院", "国际"]

    /// What offices and schools are called after a pair of syllables.
    static let compoundSuffixes = ["大厦", "商务中心", "小学", "中学", "医院", "科技园", "物流园", "市场"]
}
