"""An article that tries everything its reports could be hurt with."""

from datetime import date

from analysis import Article, analyse

TITLE = '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> $\\frac{1}{2}$ {{ 7*7 }} ]]> & \x00\x1b\u202egpj.exe'
TEXT = (
    "“<script>alert(1)</script> and $\\alpha$ are fine,” said =CMD Ana Roe, head of <b>Harbour & Sons</b>, on March 3, 2020.\n\n"
    "General +Ben @Fisher-Lee of the =SUM(A1:A9) Party said 5,000 troops |cmd' /C calc'!A0 left Iraq on Thursday. \x00\x07\x1b[31m\n\n"
    "According to Carl ]]><x/> Ott, {{ 7*7 }} {% raw %} 35 percent of *the* [money](javascript:alert(1)) was ![lost](http://evil.example/x.png) in 2019.\n\n"
    "“We will go to \u202eعراق\u202c soon,” the -Minister said. &lt;img src=x onerror=alert(1)&gt; \ufffe \U0001f600 </w:t></w:r> %PDF-1.4 --> <!--\n\n"
    "@SUM(1+1)*cmd said it would pay $2.5m to <a href='http://evil.example'>Dan Moor</a> by May 2021 \u2028 and \x85 more. "
    + "longword"
    * 400
)


def hostile():  # type: ignore[no-untyped-def]
    return analyse(
        Article(
            TEXT,
            published=date(2020, 3, 26),
            title=TITLE,
            source="../../etc/<b>passwd",
            author="=1+1",
            outlet="<i>Wire</i>",
        )
    )
