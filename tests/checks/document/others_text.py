"""What the letters of other offices say, as clerks set it when they set it right."""

from dataclasses import replace
from typing import Final

from tests.checks.document.clerk import BODY, FLUSH, HEITI, KAITI, RIGHT, TITLE, Para, says

_STANDARD_DATE: Final = "2025年5月20日"
_CELLS: Final = 6.5 + 5 * 0.22


def _signed(organ: str, date: str, note: str) -> tuple[Para, ...]:
    width = _CELLS + 0.5 * (len(date) - len(_STANDARD_DATE))
    name = says(RIGHT, organ, right=4 + (width - len(organ)) / 2)
    return FLUSH, FLUSH, name, says(RIGHT, date, right=4), says(BODY, note)


def _titled(*lines: str) -> tuple[Para, ...]:
    *first, last = (says(TITLE, line) for line in lines)
    return (*first, replace(last, below=1))


PARKING: Final = (
    *_titled("云溪县城市管理局", "关于县十八届人大四次会议", "第056号建议的答复函"),
    says(FLUSH, "钱某某代表："),
    says(BODY, "您提出的《关于增加老城区停车泊位的建议》（第056号）收悉。经研究办理，现答复如下："),
    says(BODY, "一、已经开展的工作", face=HEITI),
    says(BODY, "（一）摸清底数", face=KAITI),
    says(
        BODY,
        "我局会同公安交管部门对老城区42条道路逐段踏勘，核定可用泊位3160个，缺口主要在学校、医院和农贸市场周边。"
        "对“僵尸车”长期占位的，已清理76辆。",
    ),
    says(BODY, "（二）挖潜增位", face=KAITI),
    says(BODY, "1.利用边角地。在北门桥、纺织厂等处平整闲置地块5处，新增泊位310个。"),
    says(BODY, "2.错时共享。推动18家机关单位在夜间和节假日开放内部停车场，提供泊位640个。"),
    says(BODY, "二、今后的打算", face=HEITI),
    says(
        BODY,
        "2026年底前建成立体停车楼2座，同步上线停车诱导系统，让市民停车“一屏可查”。同时完善收费标准，"
        "以价格杠杆提高泊位周转率。",
    ),
    says(
        BODY,
        "感谢您对城市管理工作的关心和支持。此复函已经赵某某局长审签。对以上答复您有什么意见，"
        "请及时反馈给我们。",
    ),
    *_signed("云溪县城市管理局", "2025年6月18日", "（联系人：孙某，联系电话：66021234）"),
)
CLINIC: Final = (
    *_titled("白川区卫生健康委员会", "关于区政协十届一次会议第23号提案的复函"),
    says(FLUSH, "农工党白川区委会："),
    says(
        BODY,
        "你们提出的《关于提升社区卫生服务能力的提案》（第23号）收悉。经与区医保局、区财政局共同研究办理，"
        "现答复如下：",
    ),
    says(BODY, "一、主要做法", face=HEITI),
    says(
        BODY,
        "（一）充实人员力量。面向社会招聘全科医生38名，定向培养护理人员25名，社区卫生服务中心人员到岗率达到96%。",
        lead="（一）充实人员力量。",
    ),
    says(
        BODY,
        "（二）改善设施设备。投入资金1260万元，为12家社区卫生服务中心配备彩超、数字化放射设备，方便居民就近检查。",
        lead="（二）改善设施设备。",
    ),
    says(BODY, "二、下一步打算", face=HEITI),
    says(
        BODY,
        "继续推进紧密型城市医疗集团建设，让专家门诊下沉到社区；完善家庭医生签约服务，优先覆盖老年人、孕产妇"
        "和慢性病患者。",
    ),
    says(
        BODY,
        "感谢你们对卫生健康工作的关心和支持。此复函已经郑某某主任审签。对以上答复你们有什么意见，"
        "请及时反馈给我们。",
    ),
    *_signed("白川区卫生健康委员会", "2025年4月30日", "（联系人：吴某，联系电话：61230045）"),
)
