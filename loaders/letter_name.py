"""Latin letters that Korean and Japanese names write as they are called: `케이비` is KB, `エヌ・ティ・ティ` NTT. Pure."""

import re
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
# Syllables that begin other words too: two of these alone are no letters.
WORDS = frozenset("비 시 이 지 오 유 아이 디 피 알 アイ エル".split())
KNOWN = KOREAN | JAPANESE
LETTER = "|".join(sorted(chain(KOREAN, JAPANESE), key=len, reverse=True)).replace("오", "오(?!토)")  # `오토` is a car
# At the beginning of a name or behind a blank, two letters at least; what follows is a word of its own, or nothing.
RUN = re.compile(rf"(?<![가-힯ァ-ヺー])((?:(?:{LETTER})[・.]?){{2,5}})(?=$|[^가-힯ァ-ヺー]|[가-힯]{{2}}|[ァ-ヺ]{{2}})")
ONE = re.compile(LETTER)


def written_out(name: str) -> str:
    """The name with such letters as letters, set apart from what follows."""
    return RUN.sub(_letters, name) if not name.isascii() else name


def _letters(found: re.Match[str]) -> str:
    called = ONE.findall(found[1])
    return found[1] if WORDS.issuperset(called) else "".join(KNOWN[one] for one in called) + " "
