/** The one style sheet of every HTML report: light and dark, narrow and wide, screen and paper. Added is blue and removed orange, which colour-blind eyes tell apart. */
export const STYLE: string = `
:root{color-scheme:light dark;--page:#f6f5f1;--card:#fff;--ink:#1d1f24;--soft:#5b616e;--line:#dfddd6;--fill:#f1efe9;
--added:#0060a8;--added-fill:#e3f0fb;--removed:#a84300;--removed-fill:#fdeee0;
--error:#9f1239;--error-fill:#fde4ea;--warning:#8a4b00;--warning-fill:#fdf0d3;--notice:#0b5a7a;--notice-fill:#def1f8;--info:#4a505c;--info-fill:#eceef1;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--page:#14161a;--card:#1c1f25;--ink:#e9e9ec;--soft:#a2a8b4;--line:#333842;--fill:#252930;
--added:#7cc4f4;--added-fill:#16324a;--removed:#f0ae4a;--removed-fill:#43300f;
--error:#ff9db1;--error-fill:#4a1826;--warning:#f5c36b;--warning-fill:#40300f;--notice:#84d3ee;--notice-fill:#123742;--info:#b9bfca;--info-fill:#2b303a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main,header.top,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header.top{padding-top:2.5rem}
footer{padding:1rem 1.25rem 3rem;color:var(--soft);font-size:.85rem}
h1{margin:0 0 .35rem;font-size:1.75rem;line-height:1.2;letter-spacing:-.01em}
h2{margin:0;font-size:1.2rem;line-height:1.3}
h3{margin:1.5rem 0 .25rem;font-size:.78rem;letter-spacing:.07em;text-transform:uppercase;color:var(--soft)}
h4{margin:1rem 0 .35rem;font-size:.85rem;color:var(--soft);font-weight:600}
p{margin:.35rem 0}
a{color:inherit}
.soft{color:var(--soft)}
.small{font-size:.85rem}
.id{font-family:var(--mono);font-size:.8rem}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.25rem 0;padding:0;list-style:none}
.tiles li{flex:1 1 7rem;padding:.6rem .9rem;border-radius:.6rem;background:var(--card);border:1px solid var(--line)}
.tiles strong{display:block;font-size:1.5rem;line-height:1.2}
.index{margin:1.25rem 0 2rem;padding:.4rem 0;background:var(--card);border:1px solid var(--line);border-radius:.75rem;list-style:none}
.index li{display:flex;gap:.75rem;align-items:baseline;padding:.35rem 1.1rem}
.index .severity{min-width:5.6rem;box-sizing:border-box;text-align:center}
.index a{flex:1;text-decoration:none;font-weight:600}
.index a:hover{text-decoration:underline}
.card{margin:0 0 1.5rem;padding:1.25rem 1.4rem 1.4rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
.card>header{padding-bottom:.75rem;border-bottom:1px solid var(--line)}
.pill{display:inline-block;padding:.08rem .55rem;border-radius:1rem;background:var(--fill);color:var(--soft);font-size:.78rem;font-weight:600;vertical-align:.1em}
.change{display:grid;grid-template-columns:6.2rem minmax(0,1fr);gap:0 .9rem;padding:.7rem 0}
.change+.change{border-top:1px solid var(--line)}
.inside{margin:.5rem 0 0;padding-left:.9rem;border-left:3px solid var(--line)}
.severity{display:inline-block;padding:.08rem .55rem;border-radius:.4rem;font-size:.8rem;font-weight:700;white-space:nowrap}
.severity.error{color:var(--error);background:var(--error-fill)}
.severity.warning{color:var(--warning);background:var(--warning-fill)}
.severity.notice{color:var(--notice);background:var(--notice-fill)}
.severity.info{color:var(--info);background:var(--info-fill)}
.sentence{margin:0;font-weight:550}
.note{color:var(--soft);font-size:.9rem}
.note::first-letter{text-transform:uppercase}
.snapshot{margin-top:2.5rem}
.snapshot>h2{font-size:1.3rem}
.policy{padding-left:.7rem;border-left:3px solid var(--notice)}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--soft);font-size:.88rem}
.difference{margin:.5rem 0;border:1px solid var(--line);border-radius:.5rem;overflow:hidden;font-size:.9rem;line-height:1.5}
.difference.source{font-family:var(--mono);font-size:.8rem}
.text-line{display:grid;grid-template-columns:1.7rem minmax(0,1fr);white-space:pre-wrap;tab-size:4}
.text-line>span:first-child{padding-left:.6rem;color:var(--soft);user-select:none}
.text-line>span:last-child{padding:.05rem .7rem .05rem .2rem}
.text-line.added{background:var(--added-fill)}
.text-line.removed{background:var(--removed-fill)}
.text-line.added>span:first-child{color:var(--added);font-weight:700}
.text-line.removed>span:first-child{color:var(--removed);font-weight:700}
ins,del{font-weight:700;border-radius:.2rem}
ins{color:var(--added);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:2px}
del{color:var(--removed);text-decoration:line-through}
.logic{outline:1px dotted currentColor;outline-offset:1px}
.fold{margin:0;background:var(--fill)}
.fold>summary{padding:.15rem .7rem;font-size:.8rem;font-family:inherit}
.previews{display:grid;grid-template-columns:1fr 1fr;gap:.9rem;margin:.5rem 0 .5rem -7.1rem}
.inside .previews,details .previews{margin-left:0}
.previews figure{margin:0;min-width:0}
.previews figcaption{font-size:.8rem;font-weight:600;color:var(--soft);margin-bottom:.25rem}
iframe{display:block;width:100%;height:26rem;border:1px solid var(--line);border-radius:.5rem;background:#fff;color-scheme:light}
.message{margin:.5rem 0;padding:.7rem .9rem;border:1px solid var(--line);border-radius:.5rem;white-space:pre-wrap;font-size:.9rem}
@media (max-width:40rem){body{font-size:15px}header.top{padding-top:1.5rem}h1{font-size:1.45rem}.card{padding:1rem}.change{grid-template-columns:minmax(0,1fr);gap:.3rem}.previews{grid-template-columns:1fr;margin-left:0}.tiles li{flex-basis:40%}main,header.top,footer{padding-left:.75rem;padding-right:.75rem}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--fill:#f3f3f3;--added:#004f8c;--added-fill:#eef5fb;--removed:#8a3700;--removed-fill:#fcf3ea}body{font-size:10.5pt}.card{border:0;border-top:1px solid var(--line);border-radius:0;padding:.75rem 0}.change,.text-line,figure{break-inside:avoid}header.top{padding-top:0}.severity,.pill,.text-line{print-color-adjust:exact;-webkit-print-color-adjust:exact}.index{display:none}}
`.trim();

/** What a mail's preview adds to the mail's own styles. Beside each other two mails are made smaller, since most are laid out for 600 pixels. */
export const PREVIEW_STYLE: string = `html{color-scheme:light;background:#fff;color:#000}body{margin:0;font-family:Arial,Helvetica,sans-serif;overflow-wrap:anywhere}.brazier-page{display:flow-root;padding:8px}.brazier-page>div{display:flow-root}@media (min-width:420px){html{zoom:.8}}@media print{html{zoom:.6}}a{color:#1155cc;text-decoration:underline;cursor:default}.brazier-image{display:inline-block;max-width:100%;box-sizing:border-box;padding:6px;border:1px dashed #999;background:#eee;color:#555;font:12px/1.4 Arial,sans-serif;vertical-align:middle}`;
