"""Latin letters that names in other scripts write as they are called: `케이비` is KB, `Джи Эм` GM, `เอสซีจี` SCG. Pure."""

import re
from collections.abc import Iterable
from itertools import chain

KOREAN = {
    "에이치": "H", "더블유": "W", "에이": "A", "에프": "F", "아이": "I", "제이": "J", "케이": "K", "에스": "S", "브이": "V",
    "엑스": "X", "와이": "Y", "제트": "Z", "비": "B", "씨": "C", "시": "C", "디": "D", "이": "E", "지": "G", "엘": "L",
    "엠": "M", "엔": "N", "피": "P", "큐": "Q", "알": "R", "티": "T", "유": "U", "오": "O",
}  # fmt: skip
JAPANESE = {
    "ダブリュー": "W", "ダブリュ": "W", "エックス": "X", "エイチ": "H", "エッチ": "H", "ジェイ": "J", "ジェー": "J",
    "キュー": "Q", "アール": "R", "ゼット": "Z", "ディー": "D", "ティー": "T", "エー": "A", "エイ": "A", "ビー": "B",
    "シー": "C", "イー": "E", "エフ": "F", "ジー": "G", "アイ": "I", "ケイ": "K", "ケー": "K", "エル": "L", "エム": "M",
    "エヌ": "N", "オー": "O", "ピー": "P", "エス": "S", "ティ": "T", "ユー": "U", "ブイ": "V", "ワイ": "Y",
}  # fmt: skip
THAI = {
    "ดับบลิว": "W", "ดับเบิลยู": "W", "เอ็กซ์": "X", "เอช": "H", "เอฟ": "F", "เอ็ม": "M", "เอ็น": "N", "เอส": "S", "แอล": "L",
    "อาร์": "R", "คิว": "Q", "วาย": "Y", "แซด": "Z", "เอ": "A", "บี": "B", "ซี": "C", "ดี": "D", "อี": "E", "จี": "G", "ไอ": "I",
    "เจ": "J", "เค": "K", "โอ": "O", "พี": "P", "ที": "T", "ยู": "U", "วี": "V",
}  # fmt: skip
CYRILLIC = {
    "даблъю": "W", "даблю": "W", "дабл-ю": "W", "дабл ю": "W", "эйч": "H", "эйдж": "H", "джи": "G", "джей": "J", "кей": "K",
    "кью": "Q", "экс": "X", "уай": "Y", "вай": "Y", "зет": "Z", "зед": "Z", "эль": "L", "эй": "A", "би": "B", "си": "C",
    "ди": "D", "эф": "F", "ай": "I", "эл": "L", "эм": "M", "эн": "N", "оу": "O", "пи": "P", "ар": "R", "эс": "S", "ти": "T",
    "ю": "U", "ви": "V",
}  # fmt: skip
ARABIC = {
    "دبليو": "W", "إكس": "X", "اكس": "X", "إتش": "H", "اتش": "H", "جيه": "J", "كيه": "K", "كيو": "Q", "واي": "Y", "زد": "Z",
    "إيه": "A", "ايه": "A", "بي": "B", "سي": "C", "دي": "D", "إي": "E", "إف": "F", "اف": "F", "جي": "G", "آي": "I", "إل": "L",
    "ال": "L", "إم": "M", "ام": "M", "إن": "N", "ان": "N", "أو": "O", "او": "O", "آر": "R", "ار": "R", "إس": "S", "اس": "S",
    "تي": "T", "يو": "U", "في": "V",
}  # fmt: skip
HINDI = {
    "डब्ल्यू": "W", "डब्लू": "W", "एक्स": "X", "एच": "H", "एफ": "F", "एल": "L", "एम": "M", "एन": "N", "एस": "S", "आर": "R",
    "आई": "I", "वाई": "Y", "जेड": "Z", "क्यू": "Q", "ए": "A", "बी": "B", "सी": "C", "डी": "D", "ई": "E", "जी": "G", "जे": "J",
    "के": "K", "ओ": "O", "पी": "P", "टी": "T", "यू": "U", "वी": "V",
}  # fmt: skip


def _any_of(letters: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, letters), key=len, reverse=True))


# Syllables that begin other words too: two of these alone are no letters.
WORDS = frozenset("비 시 이 지 오 유 아이 디 피 알 アイ エル".split())
KNOWN = KOREAN | JAPANESE
AND = "앤"  # `지앤알` is G&R
LETTER = "|".join(sorted(chain(KOREAN, JAPANESE), key=len, reverse=True)).replace("오", "오(?!토)")  # `오토` is a car
# At the beginning of a name or behind a blank, two letters at least; what follows is a word of its own, or nothing.
RUN = re.compile(
    rf"(?<![가-힯ァ-ヺー])((?:{LETTER})[・.]?(?:{AND}?(?:{LETTER})[・.]?){{1,4}})(?=$|[^가-힯ァ-ヺー]|[가-힯]{{2}}|[ァ-ヺ]{{2}}|[텍켐](?![가-힯]))"
)
# At the end of a Korean one, behind a word: `유성티엔에스` is Yusung T&S; before a mark in a Japanese one, one: `ジェイ・`.
AT_THE_END = re.compile(rf"(?<=[가-힯]{{2}})((?:{LETTER})(?:{AND}?(?:{LETTER})){{1,3}})(?=$|[ ()])")
ALONE = re.compile(rf"(?<![ァ-ヺー])(?:{_any_of(JAPANESE)})(?=・)")
ONE = re.compile(f"{LETTER}|{AND}")
# Script -> the Latin letters that it calls, and the range of its own.
SCRIPTS = {"cyrillic": CYRILLIC, "arabic": ARABIC, "hindi": HINDI, "thai": THAI}
RANGES = {"cyrillic": "Ѐ-ӿ", "arabic": "؀-ۿ", "hindi": "ऀ-ॿ", "thai": "฀-๿"}
BETWEEN = "[ .&-]"  # two letters there may be these; two of Arabic are always apart
GLUED = 3  # letters, and letters of a called one, from which on a word that is written as one is no other word


PIECE = {script: re.compile(_any_of(letters), re.IGNORECASE) for script, letters in SCRIPTS.items()}


def _run(script: str) -> re.Pattern[str]:
    """Two letters at least, and nothing of the script around them."""
    piece, own, apart = PIECE[script].pattern, RANGES[script], BETWEEN + ("+" if script == "arabic" else "*")
    return re.compile(rf"(?<![{own}])(?:{piece})(?:{apart}(?:{piece})){{1,4}}(?![{own}])", re.IGNORECASE)


RUNS = {script: _run(script) for script in SCRIPTS}
ALONE_IN_THAI = re.compile(rf"(?<= )(?:{_any_of(THAI)})(?= )")


def written_out(name: str) -> str:
    """The name with such letters as letters, set apart from what follows."""
    if name.isascii():
        return name
    for script, run in RUNS.items():
        name = run.sub(lambda found, known=script: _called(found[0], known), name)  # type: ignore[misc]
    name = RUN.sub(_letters, ALONE_IN_THAI.sub(lambda found: THAI[found[0]], name))
    return AT_THE_END.sub(_letters, ALONE.sub(lambda found: JAPANESE[found[0]], name))


def _called(run: str, script: str) -> str:
    """Letters in a row, or the run as it is where it may be a word that only begins so: `Диси`."""
    pieces = PIECE[script].findall(run)
    glued = not re.search(BETWEEN, run)
    if glued and script == "hindi" and len(pieces) < GLUED:
        return run
    if glued and script == "cyrillic" and (run[1:].islower() or run.isupper()) and max(map(len, pieces)) < GLUED:
        return run
    return "".join(SCRIPTS[script][piece.lower()] for piece in pieces)


def _letters(found: re.Match[str]) -> str:
    called = ONE.findall(found[1])
    if AND not in found[1] and WORDS.issuperset(called):
        return found[1]
    letters = "".join("&" if one == AND else KNOWN[one] for one in called)
    return (" " if found.string[: found.start()].strip() else "") + letters + " "
