import XCTest

@testable import FangcunGeocoding

final class AddressLanguageTests: XCTestCase {
    private static let roads = [
        "信義路", "和平東路", "八德路", "三民路", "政大一街", "經二路", "經貿二路", "市民大道", "大道路", "中山北路", "忠孝東路", "延平南路", "羅斯福路",
        "基隆路", "花园路", "农业路", "文化路", "政七街", "松山路", "長春路", "松江路", "吉林路", "南京東路", "林森北路", "園區街", "光明路", "東湖路",
        "康樂街", "丰乐路", "木新路", "大業路", "重陽路", "松河街", "華江橋",
    ]

    func testAddressesOfTaiwan() {
        check([
            ("信義路五段7巷12弄3號", "信義路 5段 7巷 12弄 3號"),
            ("臺北市信義區信義路５段７巷１２弄３號", "信義路 5段 7巷 12弄 3號"),
            ("106臺北市大安區106臺北市大安區和平東路一段184號候車亭", "和平東路 1段 184號"),
            ("臺北市臺北市大安區八德路二段四十五號", "八德路 2段 45號"),
            ("台北市民大道六段288號", "市民大道 6段 288號"),
            ("信義區大道路12號", "大道路 12號"),
            ("三民路１１０巷", "三民路 110巷"),
            ("政大一街172號", "政大一街 172號"),
            ("南港區經貿二路106巷內(4號停車格)", "經貿二路 106巷"),
            ("南港區園區街3號16樓", "園區街 3號"),
            ("中山北路路2段185號4", "中山北路 2段 185號"),
            ("木新路3段127巷112衖8號", "木新路 3段 127巷 112弄 8號"),
            ("羅斯福路四段一百零八號", "羅斯福路 4段 108號"),
            ("中正區南門里12鄰延平南路207號4樓", "延平南路 207號"),
            ("萬有里015鄰羅斯福路五段211巷23號", "羅斯福路 5段 211巷 23號"),
            ("信義區大仁里松山路１", "松山路 1號"),
        ])
    }

    func testSubNumbersAndLists() {
        check([
            ("松山路12之3號", "松山路 12之3號"),
            ("松山路12-3號", "松山路 12之3號"),
            ("松山路279號之6", "松山路 279之6號"),
            ("松山路九之二號", "松山路 9之2號"),
            ("松山路21、23號2樓", "松山路 21號 23號"),
            ("松山路四十五號、四十七號", "松山路 45號 47號"),
            ("松山路22、24、26、26之1號1樓", "松山路 22號 24號 26號 26之1號"),
            ("松山路39號39-1號", "松山路 39號 39之1號"),
            ("松山路26,40號間", "松山路 26號 40號"),
            ("松山路173及175號1樓至2樓", "松山路 173號 175號"),
            ("松山路9及9之2號", "松山路 9號 9之2號"),
            ("花园路23号附2号", "花园路 23之2號"),
            ("花园路23号附近", "花园路 23號 near"),
        ])
    }

    func testAddressesOfTheMainland() {
        check([
            ("金水区花园路39号", "花园路 39號"),
            ("河南省郑州市金水区花园路街道花园路39号", "花园路 39號"),
            ("XX市金水区花园路39号阳光小区3号楼2单元", "花园路 39號 building3 unit2"),
            ("花园路39号院5栋", "花园路 39號 building5"),
            ("花园路39号5#楼1单元", "花园路 39號 building5 unit1"),
            ("文化路北段", "文化路 104段"),
            ("经二路5号", "經二路 5號"),
            ("政七街12号", "政七街 12號"),
            ("丰乐路3号楼", "丰乐路"),
            ("农业路12弄3号", "農業路 12巷 3號"),
        ])
    }

    func testHotlineWordsAroundAnAddress() {
        check([
            ("市民王先生来电反映花园路39号门口井盖丢失", "花园路 39號 beside"),
            ("【重复来电】花园路39号污水外溢，请处理", "花园路 39號"),
            ("花园路23路灯不亮", "花园路 23號"),
            ("花园路23路公交站牌", "花园路"),
            ("花园路23门口井盖", "花园路 23號 beside"),
            ("花园路39号向北200米", "花园路 39號"),
            ("花园路200米处", "花园路"),
            ("花园路3楼", "花园路"),
            ("花园路5公里", "花园路"),
            ("花园路2021年5月6日", "花园路"),
            ("松山路110號對面", "松山路 110號 opposite"),
            ("松山路110號3樓斜對面", "松山路 110號 opposite"),
            ("松山路110號前", "松山路 110號 beside"),
        ])
    }

    func testNumbersOfOtherThingsAreNoHouseNumbers() {
        check([
            ("路燈編號0704350松山路", "松山路"),
            ("松山路0704350", "松山路"),
            ("大業路002號燈桿", "大業路"),
            ("大業路331號燈桿", "大業路"),
            ("重陽路331燈桿", "重陽路"),
            ("松河街549停車格", "松河街"),
            ("松河街84號停車格", "松河街"),
            ("松河街3號水門", "松河街"),
            ("松山路9號出口", "松山路"),
            ("文化路2号线", "文化路"),
        ])
    }

    func testCrossings() {
        check([
            ("基隆路4段與羅斯福路4段口", "基隆路 4段 and 羅斯福路 4段 mouth"),
            ("花园路与农业路交叉口", "花园路 and 農業路 mouth"),
            ("花园路和农业路口向北200米路西", "花园路 and 農業路 mouth"),
            ("臺北市大安區基隆路1段 / 臺北市大安區信義路5段", "基隆路 1段 and 信義路 5段"),
            ("南京東路-林森北路口", "南京東路 and 林森北路 mouth"),
            ("信義路、基隆路口", "信義路 and 基隆路 mouth"),
            ("忠孝東路4段205巷與忠孝東路4段205巷7弄口", "忠孝東路 4段 205巷 and 忠孝東路 4段 205巷 7弄 mouth"),
            ("忠孝東路4段205巷與7弄口", "忠孝東路 4段 205巷 and 忠孝東路 4段 205巷 7弄 mouth"),
            ("松山路50巷、51巷", "松山路 50巷 and 松山路 51巷"),
            ("長春路(松江路至吉林路)", "長春路 then 松江路 to 吉林路"),
            ("長春路松江路~吉林路", "長春路 then 松江路 to 吉林路"),
            ("東湖路康樂街口", "東湖路 then 康樂街 mouth"),
            ("光明路與光明路口218號", "光明路 and 光明路 218號"),
            ("信義路的路燈很暗，基隆路也是", "信義路 apart 基隆路"),
        ])
    }

    func testRoadNamesAreToldByTheirForm() {
        let cases: [(text: String, name: String?)] = [
            ("信義路五段7巷", "信义路"), ("經二路5號", "经二路"), ("大道路12號", "大道路"), ("新街口路12號", "新街口路"),
            ("市民大道六段", "市民大道"), ("政大一街172號", "政大一街"), ("中山北路路2段", "中山北路"), ("107国道", "107国道"),
            ("花园路街道办事处", nil), ("青年公園", nil), ("阳光小区3号楼", nil), ("玉門巷12號", "玉门巷"), ("12巷3號", nil),
            ("三里屯路甲5号", nil), ("文化路北段", "文化路"), ("花园路", "花园路"), ("路5号", nil), ("", nil),
        ]
        for (written, name) in cases {
            guard let text = FoldedText(written) else { return XCTFail(written) }
            let range = RoadNameRule.name(in: text, at: 0)
            XCTAssertEqual(range.map { string(text.scalars[$0]) }, name, written)
        }
    }

    func testWaysFromAPlace() throws {
        let cases: [(text: String, east: Double, north: Double, distance: Double)?] = [
            ("向北200米路西", 0, 200, 200), ("往西約50公尺", -50, 0, 50), ("西侧约300米", -300, 0, 300), ("300米", 0, 0, 300),
            ("东北100米", 70.71, 70.71, 100), ("往西50M附近", -50, 0, 50),
        ]
        for case let (written, east, north, distance)? in cases {
            let offset = try XCTUnwrap(RelativeOffset.first(in: try XCTUnwrap(FoldedText(written)), from: 0), written)
            XCTAssertEqual(offset.eastMeters, east, accuracy: 0.01, written)
            XCTAssertEqual(offset.northMeters, north, accuracy: 0.01, written)
            XCTAssertEqual(offset.distanceMeters, distance, written)
        }
        for written in ["北", "北3号", "3公里", "90000米", "米"] {
            XCTAssertNil(RelativeOffset.first(in: try XCTUnwrap(FoldedText(written)), from: 0), written)
        }
    }

    // MARK: Describing what was read

    private func check(_ cases: [(text: String, parts: String)], line: UInt = #line) {
        var lexicon = Lexicon()
        for road in Self.roads { learn(road) { _ = lexicon.learnRoad($0, written: road) } }
        for district in ["信義區", "大安區", "南港區", "中正區", "金水区"] {
            learn(district) { _ = lexicon.learnDistrict($0, written: district) }
        }
        learn("臺北市") { lexicon.learnCity($0, written: "臺北市") }
        for (written, parts) in cases {
            guard let text = FoldedText(written) else { return XCTFail(written) }
            let parsed = AddressText(text, lexicon: lexicon)
            XCTAssertEqual(describe(parsed, lexicon), normalized(parts), written, line: line)
        }
    }

    private func describe(_ text: AddressText, _ lexicon: Lexicon) -> String {
        var parts: [String] = []
        for (index, reference) in text.references.enumerated() {
            if index > 0 {
                switch text.joins[index - 1] {
                case .and: parts.append("and")
                case .to: parts.append("to")
                case .adjacent: parts.append("then")
                case .apart: parts.append("apart")
                }
            }
            parts.append(lexicon.roadNames[Int(reference.road)])
            if reference.section > 0 { parts.append("\(reference.section)段") }
            if reference.lane != .none { parts.append(reference.lane.text + "巷") }
            if reference.alley != .none { parts.append(reference.alley.text + "弄") }
            for number in [reference.number] + reference.otherNumbers where number != .none {
                parts.append(number.text + "號")
            }
            if reference.building > 0 { parts.append("building\(reference.building)") }
            if reference.unit > 0 { parts.append("unit\(reference.unit)") }
            if reference.relation != .at { parts.append("\(reference.relation)") }
        }
        return normalized(parts.joined(separator: " "))
    }

    private func normalized(_ text: String) -> String {
        text.split(separator: " ").map { FoldedText(String($0)).map { string($0.scalars[...]) } ?? "" }
            .joined(separator: " ").replacingOccurrences(of: "  ", with: " ")
    }

    private func learn(_ name: String, _ body: ([Unicode.Scalar]) -> Void) {
        if let text = FoldedText(name) { body(text.scalars) }
    }

    private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
