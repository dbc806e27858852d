/// The looks of the map page.
enum MapStyle {
    /// 方寸 as a small seal.
    static let logo = """
        <svg class="logo" viewBox="0 0 48 48" aria-hidden="true"><rect x="1" y="1" width="46" height="46" rx="7"/>\
        <rect class="frame" x="5" y="5" width="38" height="38" rx="4"/><text x="24" y="22">方</text><text x="24" y="40">寸</text></svg>
        """

    static let css = """
        :root{--ink:#1d2433;--soft:#667085;--faint:#98a2b3;--line:#e4e7ec;--paper:#f4f5f7;--red:#b42318}
        *{box-sizing:border-box}
        html,body{height:100%;margin:0}
        body{display:flex;flex-direction:column;background:var(--paper);color:var(--ink);line-height:1.35;
        font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif}
        header{display:flex;align-items:center;gap:16px;padding:12px 20px;background:#fff;border-bottom:1px solid var(--line)}
        .logo{width:46px;height:46px;flex:none}.logo rect{fill:var(--red)}
        .logo .frame{fill:none;stroke:#fff;stroke-width:1.2}
        .logo text{fill:#fff;font:700 18px "Noto Serif CJK SC","Songti SC",SimSun,serif;text-anchor:middle}
        .titles{min-width:0;flex:1}
        h1{margin:0;font-size:21px;letter-spacing:.02em;white-space:nowrap}
        h1 span,h2 span{font-weight:400;color:var(--soft);font-size:.72em;margin-left:.35em;letter-spacing:0}
        header p{margin:2px 0 0;color:var(--soft);font-size:12.5px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .figures{display:flex;gap:0}
        .figures div{padding:0 17px;border-left:1px solid var(--line);text-align:right;white-space:nowrap}
        .figures b{display:block;font-size:20px;font-variant-numeric:tabular-nums}
        .figures span{font-size:11.5px;color:var(--soft)}.figures i{font-style:normal;color:var(--faint)}
        main{flex:1;min-height:0;display:flex;gap:14px;padding:14px}
        .stage{position:relative;flex:1;min-width:0;border:1px solid var(--line);border-radius:10px;overflow:hidden;background:#e9edf2}
        #map{display:block;width:100%;height:100%;cursor:grab;touch-action:none;user-select:none}
        #map.drag{cursor:grabbing}
        #cells path{fill-rule:evenodd;stroke:#cfc8bb;stroke-width:.35;vector-effect:non-scaling-stroke}
        #cells path:hover,#cells path.lit{stroke:#111827;stroke-width:1.8}
        .road,.highroad{fill:none;stroke:#fff;vector-effect:non-scaling-stroke;pointer-events:none;stroke-linejoin:round}
        .road{stroke-width:1.6;stroke-opacity:.85}.highroad{stroke-width:3.4}
        .border,.outline{fill:none;stroke:#475467;vector-effect:non-scaling-stroke;pointer-events:none;stroke-linejoin:round}
        .border{stroke-width:1.5;stroke-opacity:.8}.outline{stroke-width:1.6}
        #incidents{display:none;fill:none;stroke:#155b8a;stroke-width:5;stroke-linecap:round;pointer-events:none}
        #incidents .halo{stroke:#fff;stroke-width:7.5}#dots{vector-effect:non-scaling-stroke}
        .near #incidents{display:inline}
        text{font-family:inherit}
        .name{fill:#344054;font-size:14px;font-weight:600;letter-spacing:.22em;text-anchor:middle;paint-order:stroke;
        stroke:#fff;stroke-opacity:.85;stroke-width:3.5;pointer-events:none}
        .spot .dot{fill:#fff;stroke:var(--ink);stroke-width:2.4}
        .leader{stroke:var(--ink);stroke-width:1.1;fill:none}
        .label>rect{fill:#fff;fill-opacity:.96;stroke:#344054;stroke-width:.9}
        .badge{fill:var(--ink)}.rank{fill:#fff;font-size:12px;font-weight:700;text-anchor:middle}
        .label .title{font-size:12.5px;font-weight:600;fill:var(--ink)}.label .note{font-size:10.5px;fill:var(--soft)}
        .spot{pointer-events:none}.spot.crowded .label,.spot.crowded .leader{display:none}
        .spot.lit .dot{fill:var(--red);stroke:#fff}.spot.lit .badge{fill:var(--red)}
        .card>.ground{fill:#fff;fill-opacity:.95;stroke:var(--line)}
        .card .heading{font-size:12.5px;font-weight:600;fill:var(--ink)}
        .card .subheading{fill:var(--soft);font-size:11px}
        .swatch{stroke:#98a2b3;stroke-width:.5}.tick{font-size:11px;fill:var(--soft)}
        #scalebar path{fill:none;stroke:var(--ink);stroke-width:1.6}#scalebar text{font-size:11px;fill:var(--ink)}
        .north circle{fill:#fff;fill-opacity:.95;stroke:var(--line)}.north path{fill:var(--ink)}
        .north .light{fill:#b8c0cc}.north text{font-size:8px;text-anchor:middle;fill:var(--soft)}
        .silhouette{fill:#e4e7ec;fill-rule:evenodd;stroke:#98a2b3;vector-effect:non-scaling-stroke;stroke-width:.8}
        #overview .border{stroke-width:.5}
        #window{fill:var(--red);fill-opacity:.07;stroke:var(--red);stroke-width:1.3}
        .zoom{position:absolute;left:14px;top:14px;display:flex;flex-direction:column;border:1px solid var(--line);border-radius:8px;
        overflow:hidden;background:#fff}
        .zoom button{width:32px;height:32px;border:0;border-bottom:1px solid var(--line);background:#fff;font-size:17px;
        color:var(--ink);cursor:pointer}.zoom button:last-child{border-bottom:0}.zoom button:hover{background:var(--paper)}
        #tip{position:absolute;pointer-events:none;background:var(--ink);color:#fff;border-radius:6px;padding:6px 10px;font-size:12px;
        white-space:nowrap;z-index:2;box-shadow:0 3px 10px #0003}#tip b{font-size:14px}#tip code{opacity:.8}
        aside{width:372px;flex:none;background:#fff;border:1px solid var(--line);border-radius:10px;padding:12px 16px;overflow:auto;
        display:flex;flex-direction:column}
        h2{font-size:15px;margin:4px 0 6px}
        .spots{list-style:none;margin:0 0 10px;padding:0}
        .spots li{position:relative;display:flex;align-items:center;gap:10px;padding:6px 4px 8px;cursor:pointer;border-radius:6px}
        .spots li:hover{background:var(--paper)}
        .spots li>b{width:22px;height:22px;border-radius:50%;background:var(--ink);color:#fff;font-size:12px;text-align:center;
        line-height:22px;flex:none}.spots li:hover>b{background:var(--red)}
        .spots div{flex:1;min-width:0}
        .spots strong{display:block;font-size:13px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .spots small{font-size:11.5px;color:var(--soft);margin-right:8px}
        .spots code,#tip code{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:10.5px}
        .spots code{color:var(--faint)}
        .spots em{font-style:normal;font-weight:700;font-size:16px;font-variant-numeric:tabular-nums}
        .spots li>i{position:absolute;left:36px;bottom:2px;height:2.5px;max-width:calc(100% - 40px);border-radius:2px;background:#e26152}
        .categories div{display:flex;align-items:center;gap:8px;font-size:12px;padding:3px 4px}
        .categories span{width:112px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .categories u{flex:1;height:8px;background:var(--paper);border-radius:4px;overflow:hidden}
        .categories u i{display:block;height:100%;background:#b53056;border-radius:4px}
        .categories em{font-style:normal;width:48px;text-align:right;font-variant-numeric:tabular-nums}
        .categories small{width:52px;text-align:right;color:var(--soft)}
        footer{margin-top:auto;padding-top:8px;font-size:11px;color:var(--faint)}
        @media (max-width:900px){main{flex-direction:column;overflow:auto}.stage{flex:none;height:70vh}aside{width:auto}
        .figures{display:none}}
        """
}
