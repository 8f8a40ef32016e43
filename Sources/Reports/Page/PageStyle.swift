/// How a page looks: on a screen light or dark, on a telephone, and on A4.
///
/// Blue and vermilion are told apart by all kinds of colour vision (Okabe and Ito), and differ in
/// lightness, so that a print in black and white tells them apart, too.
enum PageStyle {
  static let css: Markup = """
    :root{color-scheme:light dark;--bg:#f6f6f3;--card:#fff;--ink:#1b232e;--mute:#56606d;
    --rule:#d8dce2;--a:#1f5d99;--b:#9bbede;--w:#b4480f;--g:#ccd2d9;
    --h1:#f7e3d5;--h2:#eec1a3;--h3:#df9465;--h4:#c2601f;--h5:#8f3506;--on:#fff}
    @media screen and (prefers-color-scheme:dark){:root{--bg:#11151b;--card:#181e26;--ink:#e7eaef;
    --mute:#a6b0bd;--rule:#2f3844;--a:#74b3f0;--b:#35597d;--w:#f2924f;--g:#4b5563;
    --h1:#38261b;--h2:#5d3519;--h3:#8f4c1c;--h4:#c96f2c;--h5:#f6a469;--on:#11151b}}
    @media print{:root{color-scheme:light}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--bg);color:var(--ink);line-height:1.5;
    font:400 15px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
    font-variant-numeric:tabular-nums}
    header,main,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
    header{padding-top:1.75rem}
    h1{font-size:1.6rem;line-height:1.25;font-weight:650;margin:0 0 .3rem}
    h2{font-size:1.15rem;font-weight:650;margin:2.2rem 0 .7rem;padding-bottom:.3rem;
    border-bottom:2px solid var(--a)}
    h3{font-size:.95rem;font-weight:650;margin:0}
    p{margin:.3rem 0}
    header p,footer p,.lead{color:var(--mute);font-size:.87rem;max-width:60rem}
    nav{font-size:.87rem;margin:.6rem 0 0}nav a{margin-right:1rem;white-space:nowrap}
    a{color:var(--a)}
    main,.figures{display:grid;gap:0 1rem;
    grid-template-columns:repeat(auto-fill,minmax(min(100%,27rem),1fr));align-items:start}
    .figures{row-gap:1rem}section{min-width:0}section.wide{grid-column:1/-1}
    figure{margin:0;padding:.9rem 1rem;background:var(--card);border:1px solid var(--rule);
    border-radius:6px;min-width:0}
    figcaption p{color:var(--mute);font-size:.85rem;margin:.15rem 0 .5rem}
    .tiles{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));
    margin:0 0 1rem;padding:0}
    .tile{background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:.7rem 1rem;
    min-width:0}
    .tile b{display:block;font-size:1.9rem;line-height:1.2;font-weight:600}
    .tile.alert b{color:var(--w)}
    svg{display:block;width:100%;max-width:33rem;height:auto;margin:.2rem 0 .4rem}
    svg text{fill:var(--ink);font-size:13px;unicode-bidi:isolate}
    svg .s{font-size:11px}svg .m{fill:var(--mute)}svg .e{text-anchor:end}svg .c{text-anchor:middle}
    svg .on{fill:var(--on)}
    .a{fill:var(--a);background:var(--a)}.b{fill:var(--b);background:var(--b)}
    .w{fill:var(--w);background:var(--w)}
    .g{fill:var(--g);background:var(--g)}
    .h0{fill:var(--bg)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}
    .h5{fill:var(--h5)}
    svg .l{stroke-width:1.5;fill:none}svg .la{stroke:var(--a)}svg .lw{stroke:var(--w);stroke-dasharray:5 3}
    svg .lg{stroke:var(--g)}svg .r{stroke:var(--rule);stroke-width:1;fill:none}
    svg .t{stroke:var(--ink);stroke-width:2;fill:none}
    .key{font-size:.8rem;color:var(--mute);margin:.1rem 0}.key span{margin-right:1rem}
    .key i{display:inline-block;width:.75rem;height:.75rem;border-radius:2px;margin-right:.35rem;
    vertical-align:-.08rem}
    .none{color:var(--mute)}
    details{margin:.4rem 0 0;font-size:.83rem}summary{cursor:pointer;color:var(--a)}
    .scroll{overflow-x:auto;margin-top:.4rem;max-height:28rem;overflow-y:auto}
    table{border-collapse:collapse;width:100%}
    th,td{text-align:left;padding:.18rem .7rem .18rem 0;border-bottom:1px solid var(--rule);
    vertical-align:top;white-space:nowrap}
    th{font-weight:600;color:var(--mute);font-size:.74rem;position:sticky;top:0;background:var(--card)}
    .n{text-align:right}
    code{font:400 .76rem/1.45 ui-monospace,"Noto Sans Mono","Noto Sans Mono CJK SC",monospace;
    overflow-wrap:anywhere}
    code span{display:inline-block;max-width:100%}
    .from{color:var(--mute);margin:.5rem 0 0;line-height:1.35}.more{font-size:.83rem}
    footer{margin-top:2rem;padding-bottom:2rem}
    @page{size:A4;margin:14mm}
    @media print{body{background:#fff;font-size:10pt}header,main,footer{max-width:none;padding:0}
    nav{display:none}figure,.tile{break-inside:avoid;border-color:#bbb}h2,section>p,.tiles{break-after:avoid}
    .tiles{grid-template-columns:repeat(4,1fr);gap:.5rem}.tile{padding:.5rem .6rem}
    main,.wide .figures{grid-template-columns:1fr 1fr}.scroll{overflow:visible;max-height:none}
    figure:has(details[open]){break-inside:auto;grid-column:1/-1}
    svg,.key i{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
