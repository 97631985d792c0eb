"""LNG: words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replygen.checks.copy import Copy, Hit
from replygen.checks.rule import rule
from replygen.checks.spelling import miswritten
from replygen.checks.text import BLANK, HANZI, sentences
from replygen.checks.words import any_of, any_pair, one_of, right_of, slips

_LONG: Final = 100


_BREATH: Final = re.compile(r"[^；：。！？]+")
_NO_BREATH: Final = 120
_CITED: Final = re.compile(
    rf"[{BLANK}]+|（?{HANZI}{{1,12}}〔\d{{4}}〕\d{{1,4}}号）?|[A-Za-z][A-Za-z\d/.—–-]*(?:\s?[A-Za-z]*\d[\d.—–/-]*)?"
)
"""Titles in 《》 (masked), document numbers and codes of standards, which one cannot shorten."""


def _length(text: str) -> int:
    """Return the length of what the writer has said himself, in characters."""
    return len(_CITED.sub("", text).strip())


@rule("LNG-01", "long-sentence", "warning", "可读性", "More than 120 characters without a stop.")
def long_sentence(copy: Copy) -> Iterator[Hit]:
    """连续120字以上没有句号、分号，应断开。

    引用的文件标题、发文字号和标准编号不计。

    错例：全区新建口袋公园、街头绿地、滨水步道和健身场地，改造老旧小区、背街小巷、农贸市场和公共厕所，完善停车设施、充电设施、照明设施和排水设施，建立网格巡查、群众监督、部门联动和考核评价制度，推行分区包干、分时管理、分类处置和分级负责办法，累计惠及居民、商户、游客和学生共计三十二万余人。
    正例：全区新建口袋公园12个、街头绿地8处，改造老旧小区6个；完善停车、充电、照明和排水设施，惠及居民3.2万人。
    正例：依据GB/T31275—2020《照明设备对人体电磁辐射的评价》、GB/T24827—2015《道路与街路照明灯具性能要求》、CJJ45—2015《城市道路照明设计标准》和《江镇区人民政府关于印发江镇区城市照明管理办法（试行）的通知》（江府办〔2024〕6号）的要求，逐条街道检测路灯，更换不合格的灯具86盏。
    """
    for line in copy.prose:
        for match in _BREATH.finditer(line.masked):
            if _length(match[0]) > _NO_BREATH:
                yield line.hit(match.start(), match.start() + 20)


@rule("LNG-17", "rather-long-sentence", "hint", "可读性", "A sentence of more than 100 characters.")
def rather_long_sentence(copy: Copy) -> Iterator[Hit]:
    """一句话超过100字，宜断开。

    正例：全区新建公园12个。
    """
    for line in copy.prose:
        for sentence in sentences(line.masked):
            longest = max(map(_length, _BREATH.findall(sentence.text)), default=0)
            if _length(sentence.text) > _LONG and longest <= _NO_BREATH:
                yield line.hit(sentence.start, sentence.start + 20)


_MERGED: Final = re.compile(
    r"(申报|申请|申创|送审)((?:的)?(?:“[^“”]{2,30}”|《[^《》]{2,40}》))((?:成功)?(?:获批|获评|获得|获准|入选|通过评审|荣获))(?=[^，。；])"
)


@rule("LNG-02", "merged-sentence", "warning", "语法", "Two sentences run into one.")
def merged_sentence(copy: Copy) -> Iterator[Hit]:
    """两句话杂糅：前一个动词的宾语又当了后一个动词的主语。

    错例：联合申报“智慧水务试点”获批资金200万元。 → 联合申报的“智慧水务试点”获批资金200万元。
    正例：联合申报“智慧水务试点”，获批资金200万元。
    """
    for line in copy.prose:
        for match in _MERGED.finditer(line.text):
            if not match[2].startswith("的"):
                yield line.hit(*match.span(), to=f"{match[1]}的{match[2]}{match[3]}")


_FRAGMENT: Final = re.compile(
    r"(?:按照|根据|依照|遵照|本着|围绕|为了)(?:(?!完成|完善|制定|明确|落实|调整|提高|优化|确定|达到|实现|采取)[^，。；：！？]){4,50}的(?:标准|要求|原则|部署|精神|规定|思路|目标|安排|理念|方针|总体要求)。"
)


@rule("LNG-18", "sentence-fragment", "warning", "语法", "A sentence without a verb.")
def sentence_fragment(copy: Copy) -> Iterator[Hit]:
    """只有“按照……的要求”的半句话，后面应为逗号。

    错例：按照每座泵站2名管护员的标准。全区配备管护员24名。 → 按照每座泵站2名管护员的标准，全区配备管护员24名。
    正例：按照每座泵站2名管护员的标准，全区配备管护员24名。根据居民意见完善了配套的标准。
    """
    for line in copy.of("body"):
        starts = (each for each in sentences(line.masked) if each.end < len(line.text.rstrip()))
        for each in starts:
            if _FRAGMENT.fullmatch(each.text[_lead(each.text) :]):
                end = each.end
                yield line.hit(end - 3, end, to=f"{line.raw[end - 3 : end - 1]}，")


def _lead(text: str) -> int:
    """Return the length of the heading mark or of 一是 at the start."""
    match = re.match(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是]{1,2})?", text)
    return match.end() if match else 0


@rule("LNG-03", "mismatched-words", "warning", "语法", "Verb and object do not go together.")
def mismatched_words(copy: Copy) -> Iterator[Hit]:
    """动词与宾语搭配不当。

    错例：推进出台惠企融资产品。 → 推出惠企融资产品。
    错例：加强宣传力度。 → 加大宣传力度。
    正例：加大宣传力度，提高服务水平，加强能力建设，扩大生产规模。
    """
    for line in copy.prose:
        for match, right in slips("mismatched", line.masked):
            yield line.hit(*match.span(), to=right)


@rule("LNG-05", "incomplete-terms", "warning", "术语", "A term is incomplete.")
def incomplete_terms(copy: Copy) -> Iterator[Hit]:
    """专业术语不完整或者不规范。

    错例：落实研发费税前加计扣除。 → 落实研发费用税前加计扣除。
    正例：落实研发费用税前加计扣除，减免城市基础设施配套费。
    """
    for line in copy.prose:
        for match, right in slips("terms", line.masked):
            yield line.hit(*match.span(), to=right)


@rule("LNG-07", "absolute-words", "warning", "公文习惯", "An absolute word.")
def absolute_words(copy: Copy) -> Iterator[Hit]:
    """用了绝对的词，须有依据。

    错例：实现教育和科技最深度融合。 → 实现教育和科技深度融合。
    错例：建成全国最好的泵站。
    正例：实现教育和科技深度融合，打造全市最优营商环境，建成全市最大的泵站。
    """
    for line in copy.prose:
        for match in any_pair("absolute").finditer(line.spoken):
            yield line.hit(*match.span(), to=right_of("absolute", match) or None)


@rule("LNG-08", "redundant-words", "warning", "语法", "Words that say the same twice.")
def redundant_words(copy: Copy) -> Iterator[Hit]:
    """词语重复累赘。

    错例：目的是为了方便群众。 → 目的是方便群众。
    错例：截至目前为止，建成公园8座。 → 截至目前，建成公园8座。
    错例：截止目前为止，建成公园8座。 → 截至目前，建成公园8座。
    错例：截止2025年4月底为止，建成公园8座。 → 截至2025年4月底，建成公园8座。
    错例：项目涉及到12个村。 → 项目涉及12个村。
    正例：目的是方便群众。截至目前，建成公园8座，涉及12个村。
    """
    for line in copy.prose:
        for match, right in slips("redundant", line.masked):
            yield line.hit(*match.span(), to=right)


@rule("LNG-14", "courtesy", "warning", "公文习惯", "It lectures or blames the one who is answered.")
def courtesy(copy: Copy) -> Iterator[Hit]:
    """责备、教训代表委员的语气。

    错例：您提出的建议不切实际。
    错例：请您今后先了解情况再提建议。
    错例：您对治水经费的理解是片面的。
    错例：提案中的部分说法与事实不符。
    正例：感谢您指出我局调研不够深入，您反映的群众对政策了解不够的问题，我局已经整改。
    正例：您提出的建议切合实际，因条件不具备，暂时难以实施，请您理解。
    """
    for line in copy.prose:
        for sentence in sentences(line.spoken):
            if match := any_of("rude").search(sentence.text):
                yield line.hit(sentence.start + match.start(), sentence.start + match.end())


@rule("LNG-09", "misspelt-words", "warning", "《现代汉语词典》", "A wrong character.")
def misspelt_words(copy: Copy) -> Iterator[Hit]:
    """错别字，或者不规范的词形。

    错例：其它企业按规定享受优惠。 → 其他企业按规定享受优惠。
    错例：布署治水工作。 → 部署治水工作。
    错例：建立建全管护制度。 → 建立健全管护制度。
    正例：其他企业形成积极氛围，自己经营，年末来渝，新建全民健身中心，公园满意度高，完善自身机制，做实做细。
    """
    for line in copy.of(
        "title", "salutation", "opening", "heading", "body", "closing", "note", "annex", "annex-title"
    ):
        for match in any_pair("misspelt").finditer(line.text):
            yield line.hit(*match.span(), to=right_of("misspelt", match))
        for start, end, right in miswritten(line.text) if line.role not in _NAMES else ():
            yield line.hit(start, end, to=right)


_NAMES: Final = ("salutation", "note")
"""Parts in which any character may belong to a name."""


_DOUBLE_WORD: Final = re.compile(rf"({HANZI}{{2,12}}?)\1(?!\1)")
_DOUBLE_CHAR: Final = re.compile(
    r"的的(?!确|士|哥)|余余|约约|各各(?!种|类|个)|了了(?!解|结|然|不)|和和(?!谐|平|睦|美|解|顺|田|县|合|善)|与与(?!会|时|人)|及及(?!时|格|早)|在在(?!建|册|校|岗|编|线|职|运|用|读|地|此|于|野)"
    r"|是是(?!否|非)|对对(?!口|外|接|标|方|联|子|策|象|比|手|内|应|话|照|此|于)|将将(?!军|来|近|领|要|会)|由由(?!于)|从从(?!业|严|事|重|轻|快|速|优|而|此|前|属|来|未)|被被(?!子|告|褥)"
    r"|把把(?!握|关|脉|手)|并并(?!购|联|非|不|入|列|轨|网|发|存|重|且)|且且|而而(?!且)|也也(?!许)|已已(?!知|有|建)|就就(?!业|近|读|地|医|诊|是|餐|寝)|以以(?!上|下|内|外|后|前|及|来|便|人|此|往|旧|奖|工|案|点|身|评|赛|质|学|民|文)|于于|之之(?!外|后|前|间|中|一)|等等等|按按(?!时|期|照|需|揭|摩)|向向(?!日|上|前)|给给(?!予|水|付)|让让|使使(?!用)|更更(?!新|换|改|名|多|高|大|强|好)|最最|都都|又又|再再(?!生)|我我|们们|前前(?!后后|任|期|身|置|锋|列|沿)|底底|为为(?=\d)|达(?<![马雷到发]达)达(?=到|\d)|共(?<![公中]共)共(?=\d|[有计建完])|至至(?=\d|今)|第第(?=[\d一二三四五六七八九十])|有(?<=[施题因]有)有|我局局(?!长|机|党|办|属|域|部|面|里|内|领)|我委委(?![员托派会属机党办内领])|全([省市区县镇])\1(?=[共各已将累完])|进一步进一步|统一统一|到到(?!位|达|岗|场|期|家|会|手|底)|加大大力|这这|该该|为为为|其其(?!他|中|余|它|实|次|间|所|自)"
)
_DOUBLE_END: Final = re.compile(
    rf"(?<={HANZI})([资罚善设施护划程章效质项题务责策测治])\1(?=[，。；、\d的了和])"
)
"""The last character of a word that official letters are full of; neither names nor 重重 end like that."""
_DOUBLE_CLAUSE: Final = re.compile(
    r"(?:^|(?<=[，。；：、]))([^，。；：、“”（）\ue000]{4,40})[，、；]\1(?=[，。；、])"
)
_DOUBLE_NAME: Final = re.compile("(“[^“”]{2,30}”|《[^《》]{2,60}》)\\1")
_NUMBER: Final = (
    r"(?:20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d[\d.]*%"
    rf"|第?(?:[2-9]|\d[\d.]+)[万亿]?(?![对比加]){HANZI}{{1,4}}?)"
)
_DOUBLE_NUMBER: Final = re.compile(rf"(?=第?\d)(?<![\d.])({_NUMBER})\1(?![\d制])")
_DOUBLE_UNIT: Final = re.compile(
    r"(?<=[\d万亿])([元个名家户件条座处所套台辆项亩吨米份册本棵株只盏])\1(?![长均级体])"
)
_REDUPLICATED: Final = re.compile(
    r"一.|.一|人人|个个|家家|户户|年年|天天|处处|时时|事事|代代|件件|步步|层层|种种|点点|滴滴|商量|研究|考虑|讨论|哈|谢谢|常常|往往|多多|大大|小小|.+每.*|.*[一二三四五六七八九十百千万零〇\d].*"
)


@rule("LNG-13", "doubled-words", "error", "语法", "A word stands twice.")
def doubled_words(copy: Copy) -> Iterator[Hit]:
    """多打了一遍的字词。

    错例：开展执法的的次数不少于2次。 → 开展执法的次数不少于2次。
    错例：推进治理治理工作。 → 推进治理工作。
    错例：建成泵站2座，建成泵站2座。 → 建成泵站2座。
    错例：全年培训不少于16课时16课时。 → 全年培训不少于16课时。
    错例：合格率为为100%。 → 合格率为100%。
    正例：促进人人参与，一步一步落实，在在建工地、与与会代表商议，的的确确见效，妈妈、爸爸放心，传承人每人每年补助8000元，开展1对1对口帮扶。
    """
    for line in copy.of("title", "opening", "heading", "body", "closing"):
        text = line.masked
        for match in _DOUBLE_CHAR.finditer(text):
            yield line.hit(*match.span(), to=match[0][:-1] if len(match[0]) < 3 else match[0][:2])  # noqa: PLR2004
        for look in (_DOUBLE_UNIT, _DOUBLE_END, _DOUBLE_CLAUSE, _DOUBLE_NUMBER):
            for match in look.finditer(text):
                yield line.hit(*match.span(), to=match[1])
        for match in _DOUBLE_NAME.finditer(line.text):
            yield line.hit(*match.span(), to=match[1])
        for match in _DOUBLE_WORD.finditer(text):
            if not _REDUPLICATED.fullmatch(match[1]):
                yield line.hit(*match.span(), to=match[1])


_ALONE: Final = r"(?<![了过出有为是成供得取种套条项个些])"
"""Not behind a verb whose object follows: 形成了有效的防范体系."""
_ADVERBIAL: Final = re.compile(
    rf"{_ALONE}({one_of('adverb')})的({one_of('verb')})(?!{one_of('noun')})"
    rf"|{_ALONE}({one_of('adverb')}|{one_of('adverb_of_degree')})的({one_of('transitive')})(?={HANZI}|“)(?!{HANZI}{{0,4}}?{one_of('noun')}|和|及|与|作)"
    rf"|{_ALONE}({one_of('adverb')}|{one_of('adverb_of_degree')})的(满足|发挥|激发|做好|抓好|杜绝|避免|督促|弥补|融入|服务于|调动|完成)(?={HANZI}|“)(?!的|和|及|与|作|方)"
    rf"|({one_of('adverb')}|{one_of('adverb_of_degree')}|{one_of('adjective')})的({HANZI}{{2}})(?=[了着](?![解然望重眼手力装想]))"
)
_COMPLEMENT: Final = re.compile(
    r"((?<![工写炒合操著创])做|(?<!主)办|抓|干(?!净)|搞|建|管)的((?:(?:更|很|非常|越来越)?(?:好|实|细|扎实|漂亮|到位|深入|更快)){1,3})(?=[，。；、])"
    r"|(发展|完成|进展|落实|开展|推进|建设|管理|运行|恢复|改善|提升|增长|治理|整治|服务|执行|配合|组织|处理|解决|准备|衔接|走|跑|看|说|讲|变|抓|做|办|干|管)的(?=(?:越来越|比较|非常|十分|更加?|很|不够|不太)(?:[好快慢细实深远稳紧严准]|顺利|及时|到位|扎实|深入|明显|平稳|良好|出色|圆满|理想|充分|彻底|透彻)[，。；、！])()"
    rf"|(?<={HANZI}{{2}})([好快慢差强忙难])的(很)(?=[，。；！])"
)
_ATTRIBUTIVE: Final = re.compile(
    rf"({one_of('adverb')}|显著|明显|良好)地(作用|措施|成效|成果|态度|办法|方法|方式|手段|机制|环境|基础|条件|成绩|效果|局面|氛围|格局|体系|水平)(?=[，。；、和与])"
    r"|(取得|获得|得到|值得)得(?=[^，。；]{0,12}(?:成效|成绩|效果|成果|支持|认可))()"
)


@rule("LNG-10", "de-particles", "warning", "语法", "地 before a verb, 得 after one.")
def de_particles(copy: Copy) -> Iterator[Hit]:
    """“的”“地”“得”用错。

    错例：积极的推进治水工作。 → 积极地推进治水工作。
    错例：迅速的查清了污染来源。 → 迅速地查清了污染来源。
    错例：把治水工作做的更好。 → 把治水工作做得更好。
    错例：管网改造进展的很顺利。 → 管网改造进展得很顺利。
    错例：整治的效果好的很。 → 整治的效果好得很。
    错例：采取有效地措施。 → 采取有效的措施。
    正例：取得积极的推进作用，这是我们做的好事，高效的服务赢得了好评，主动的作为带来了变化。
    """
    for line in copy.prose:
        for look, particle in ((_ADVERBIAL, "地"), (_COMPLEMENT, "得"), (_ATTRIBUTIVE, "的")):
            for match in look.finditer(line.masked):
                before, after = (part for part in match.groups() if part is not None)
                yield line.hit(*match.span(), to=before + particle + after)
