/** What programs put on the clipboard, shortened but not tidied, and what a text makes of it. */
export interface ClipboardSample {
  from: string
  data: Record<string, string>
  markdown: string
}

const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:st1="urn:schemas-microsoft-com:office:smarttags" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-number-format:bullet;} p.MsoNormal {margin:0cm; font-size:12.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Opening hours<o:p></o:p></p>
<h1>Why it matters<o:p></o:p></h1>
<p class=MsoNormal>The library closes <b style='mso-bidi-font-weight:normal'>before</b> the <i>late</i> bus,
says <st1:place w:st="on"><st1:City w:st="on">Tarnbridge</st1:City></st1:place>. See <a href="https://example.org/hours">the list</a>.<span class=MsoCommentReference><span style='font-size:8.0pt'><a style='mso-comment-reference:A_1;mso-comment-date:20260101T0900'></a><span style='mso-special-character:comment'>&nbsp;[A1]</span></span></span><o:p></o:p></p>
<p class=MsoNormal>First line<br>second line<span style='mso-spacerun:yes'>  </span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>North<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>ground floor<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>South<o:p></o:p></p>
<p class=MsoNormal>Then:<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>3.<span>&nbsp;&nbsp; </span></span></span><![endif]>count<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>4.<span>&nbsp;&nbsp; </span></span></span><![endif]>decide<o:p></o:p></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'><td width=150 valign=top style='width:112.7pt;border:solid windowtext 1.0pt'><p class=MsoNormal>branch<o:p></o:p></p></td><td width=150><p class=MsoNormal>visits<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>North<o:p></o:p></p></td><td><p class=MsoNormal>12<o:p></o:p></p></td></tr></table>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Is this so?</p></div></div>
<!--EndFragment--></body></html>`

const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1c2f0e1a-7fff-1f6f"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;white-space:pre-wrap;">Who is acting</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;white-space:pre-wrap;">A </span><span style="font-size:11pt;font-weight:700;white-space:pre-wrap;">small</span><span style="font-size:11pt;font-weight:400;font-style:italic;white-space:pre-wrap;"> group</span><span style="font-weight:400;white-space:pre-wrap;"> of </span><a href="https://example.org/a" style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;">neighbours</span></a><span style="font-weight:400;">.</span></p><br /><ol style="margin-top:0;" start="2"><li dir="ltr" style="list-style-type:decimal;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;white-space:pre-wrap;">ask</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">twice</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">listen</span></p></li></ol><ul><li dir="ltr" role="checkbox" aria-checked="true" aria-level="1"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="17px" alt="checked" /><p dir="ltr" role="presentation" style="display:inline-block;"><span style="font-weight:400;text-decoration:line-through;">posters</span></p></li></ul><div dir="ltr" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="200" /><col width="200" /></colgroup><tbody><tr style="height:0pt"><td style="border-width:1pt;"><p dir="ltr"><span style="font-weight:400;">day</span></p></td><td><p dir="ltr"><span style="font-weight:700;">hour</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`

const SHEET = `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" style="table-layout:fixed;width:0px;" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;font-weight:bold;">route</td><td>riders</td></tr><tr><td data-sheets-value="{}">Route 9</td><td style="text-align:right;" data-sheets-numberformat="{}">1,400</td></tr></tbody></table></google-sheets-html-origin>`

export const SAMPLES: readonly ClipboardSample[] = [
  {
    from: 'Word',
    data: { 'text/html': WORD, 'text/plain': 'Opening hours' },
    markdown: `## Opening hours

## Why it matters

The library closes **before** the *late* bus, says Tarnbridge. See [the list](https://example.org/hours).

First line\\
second line

- North
  * ground floor
- South

Then:

3. count
4. decide

| branch | visits |
| --- | --- |
| North | 12 |
`,
  },
  {
    from: 'Google Docs',
    data: { 'text/html': DOCS, 'text/plain': 'Who is acting' },
    markdown: `## Who is acting

A **small** *group* of [neighbours](https://example.org/a).

2. ask
   * twice
3. listen

* [x] ~~posters~~

| day | **hour** |
| --- | --- |
`,
  },
  {
    from: 'Google Sheets',
    data: { 'text/html': SHEET, 'text/plain': 'route\triders\nRoute 9\t1,400' },
    markdown: `| **route** | riders |
| --- | --- |
| Route 9 | 1,400 |
`,
  },
  {
    from: 'a spreadsheet as plain text',
    data: { 'text/plain': 'route\triders\nRoute 9\t1,400\n' },
    markdown: `| route | riders |
| --- | --- |
| Route 9 | 1,400 |
`,
  },
  {
    from: 'a plain text',
    data: { 'text/plain': 'One line.\nAnother, with <b>no tags</b>.' },
    markdown: `One line.

Another, with \\<b>no tags\\</b>.
`,
  },
  {
    from: 'Markdown',
    data: { 'text/plain': '> [!TIP]\n> Bring ==lights==\n\n- [ ] one 🚲\n' },
    markdown: `> [!TIP]
> Bring ==lights==

- [ ] one 🚲
`,
  },
]
