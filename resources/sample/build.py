"""Make the sample event's spreadsheets from ``sources/``, as people in life would send them.

Run ``python resources/sample/build.py``: the same sources always give the same files. The faults
are planted on purpose, one of each kind that lists from many hands have; README.md names them.
"""

import csv
import io
import tomllib
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path
from typing import Any

from stdnum.cn import uscc
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
PARKS = {
    "chancheng": "440604",
    "nanhai": "440605",
    "shunde": "440606",
    "sanshui": "440607",
    "gaoming": "440608",
}
PARK_NAMES = {
    "chancheng": "禅城园",
    "nanhai": "南海园",
    "shunde": "顺德园",
    "sanshui": "三水园",
    "gaoming": "高明园",
}
SIZES = {"micro": "微型", "small": "小型", "medium": "中型", "large": "大型"}
SIGNS = {"<=": "≤", ">=": "≥", "=": "=", "range": ""}
NEED_TYPES = {
    "challenge": "技术攻关",
    "product": "产品开发",
    "process": "工艺改进",
    "testing": "检测验证",
    "digital": "数字化",
    "talent": "人才",
    "other": "其他",
}
MODES_HANS = {
    "commissioned": "委托开发",
    "joint_development": "合作开发",
    "transfer": "技术转让",
    "licence": "技术许可",
    "consulting": "技术咨询",
    "tech_service": "技术服务",
    "equity": "技术入股",
    "joint_lab": "联合实验室",
    "pilot": "检测与中试",
    "people": "联合培养",
    "other": "其他",
}
MODES_HANT = {
    "commissioned": "委託開發",
    "joint_development": "合作開發",
    "transfer": "技術轉讓",
    "licence": "技術授權",
    "consulting": "技術諮詢",
    "tech_service": "技術服務",
    "equity": "技術入股",
    "joint_lab": "聯合實驗室",
    "pilot": "檢測與中試",
    "people": "聯合培養",
    "other": "其他",
}
MODES_EN = {
    "commissioned": "Contract research",
    "joint_development": "Joint development",
    "transfer": "Assignment",
    "licence": "Licensing",
    "consulting": "Consultancy",
    "tech_service": "Technical services",
    "equity": "Equity",
    "joint_lab": "Joint laboratory",
    "pilot": "Testing and pilot production",
    "people": "Joint training",
    "other": "Other",
}
IP_WISHES = {
    "company": "归企业",
    "university": "归高校",
    "shared": "共有",
    "negotiable": "协商",
    "": "",
}
OPENNESS = {"public": "公开", "summary": "仅摘要", "nda": "签署保密协议后"}
KINDS_EN = {
    "achievement": "Research result",
    "expertise": "Expertise",
    "facility": "Facility",
    "service": "Service",
}
KINDS_HANT = {
    "achievement": "成果",
    "expertise": "專長",
    "facility": "設備平台",
    "service": "服務",
}
KINDS_HANS = {
    "achievement": "成果",
    "expertise": "专长",
    "facility": "设备平台",
    "service": "服务",
}
IPR_EN = {
    "granted": "Patent granted",
    "applied": "Patent applied for",
    "copyright": "Copyright",
    "design": "Design right",
    "trademark": "Trade mark",
    "know_how": "Know-how",
    "exclusive": "Exclusive rights",
    "other": "Other",
}
IPR_HANT = {
    "granted": "專利已授權",
    "applied": "專利申請中",
    "copyright": "版權",
    "design": "外觀設計",
    "trademark": "商標",
    "know_how": "技術秘密",
    "exclusive": "獨家權利",
    "other": "其他",
}
IPR_HANS = {
    "granted": "专利已授权",
    "applied": "专利申请中",
    "copyright": "著作权",
    "design": "外观设计",
    "trademark": "商标",
    "know_how": "技术秘密",
    "exclusive": "独占权",
    "other": "其他",
}
STAGES = {"pilot": "中試", "small_series": "小批量", "full_line": "規模化生產線", "": ""}
STAGES_HANS = {"pilot": "中试", "small_series": "小批量", "full_line": "规模化产线", "": ""}
STAGES_EN = {
    "pilot": "Pilot line",
    "small_series": "Small batch",
    "full_line": "Mass production",
    "": "",
}

Record = dict[str, Any]
Row = list[object]
Columns = Sequence[tuple[str, Callable[[Record], object]]]


def main() -> None:
    """Write every file."""
    organisations, needs, capabilities = read_sources()
    write_needs_of_parks(needs, organisations)
    write_needs_of_shunde(needs, organisations)
    research = [c for c in capabilities if c["org"] not in organisations]
    foshan = {"JIHUA", "XIANHU", "GIAMT", "CNC", "GISMN"}
    write_universities(
        [c for c in research if c["org"] not in foshan and c["lang"].startswith("en")]
    )
    write_hong_kong([c for c in research if c["org"] not in foshan and c["lang"] == "zh-Hant"])
    write_labs([c for c in research if c["org"] in foshan])
    write_services([c for c in capabilities if c["org"] in organisations], organisations)
    write_judgements(needs)


def read_sources() -> tuple[dict[str, Record], list[Record], list[Record]]:
    """Return organisations by key, needs and capabilities, in the order of their codes."""
    organisations: dict[str, Record] = {}
    needs: list[Record] = []
    capabilities: list[Record] = []
    for path in sorted((HERE / "sources").glob("*.toml")):
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        for organisation in found.get("organisation", ()):
            organisations[organisation["key"]] = organisation
        needs += found.get("need", ())
        capabilities += found.get("capability", ())
    for number, organisation in enumerate(organisations.values(), 1):
        organisation["uscc"] = credit_code(organisation.get("park", "nanhai"), number)
    agree_on_consent(capabilities)
    needs.sort(key=lambda need: need["code"])
    capabilities.sort(key=lambda capability: capability["code"])
    return organisations, needs, capabilities


def agree_on_consent(capabilities: list[Record]) -> None:
    """Let one and the same post answer alike in all its rows: no, if it says no anywhere."""
    names = ("org", "department", "contact_role", "email", "phone")
    posts: dict[tuple[object, ...], list[Record]] = {}
    for capability in capabilities:
        posts.setdefault(tuple(capability[name] for name in names), []).append(capability)
    for same in posts.values():
        consent = all(capability["consent"] for capability in same)
        for capability in same:
            capability["consent"] = consent


def credit_code(park: str, number: int) -> str:
    """Return an invented Unified Social Credit Code with a right check character."""
    body = f"91{PARKS[park]}MA9X{number:04d}{number % 10}"
    return body + str(uscc.calc_check_digit(body))


def target(row: Record) -> str:
    """Write a wanted figure as a company does."""
    figure = f"{row['name']} " if row["op"] == "range" else f"{row['name']}{SIGNS[row['op']]}"
    now = f"（现{row['now']}{row['unit']}）" if row["now"] else ""
    return f"{figure}{row['target']}{row['unit']}{now}"


def reached(row: Record, *, chinese: bool) -> str:
    """Write a figure that was reached."""
    if chinese:
        how = f"（{row['how']}）" if row["how"] else ""
        return f"{row['name']}：{row['value']}{row['unit']}{how}"
    how = f" ({row['how']})" if row["how"] else ""
    return f"{row['name']}: {row['value']} {row['unit']}".rstrip() + how


def chinese_month(text: str) -> str:
    """Write ``2028-06`` as a company does."""
    return f"{text[:4]}年{int(text[5:])}月" if text else ""


def joined(codes: Iterable[str], names: dict[str, str], separator: str = "、") -> str:
    """Write codes as their names."""
    return separator.join(names[code] for code in codes)


def wan(text: str) -> str:
    """Write an amount or band in 万元, an empty one as people do."""
    return text or "面议"


def write_needs_of_parks(needs: list[Record], organisations: dict[str, Record]) -> None:
    """Write the list of four parks: two sheets, titles merged over the list, a page of help."""
    of = organisations
    columns: Columns = (
        ("序号", lambda _: ""),
        ("需求编号", lambda n: n["code"]),
        ("企业名称＊", lambda n: of[n["org"]]["name"]),
        ("统一社会信用代码", lambda n: of[n["org"]]["uscc"]),
        ("所属园区", lambda n: PARK_NAMES[of[n["org"]]["park"]]),
        ("所属镇街", lambda n: of[n["org"]]["town"]),
        ("企业规模", lambda n: SIZES[of[n["org"]]["size"]]),
        ("企业简介（不超过200字）", lambda n: of[n["org"]]["profile"]),
        ("技术需求名称＊", lambda n: n["title"]),
        ("需求英文名称", lambda n: n["title_en"]),
        ("主要问题（不超过500字）＊", lambda n: n["problem"]),
        ("主要问题（英文）", lambda n: n["problem_en"]),
        ("技术关键、主要指标", lambda n: "；".join(map(target, n["indicators"]))),
        ("预期目标（创新性、经济社会效益）", lambda n: n["expected"]),
        ("限制条件", lambda n: n["constraints"]),
        ("已尝试方案", lambda n: n["tried"]),
        ("不接受方案", lambda n: n["unwanted"]),
        ("关键词（1-5个）", lambda n: "、".join(n["keywords"])),
        ("高新技术领域", lambda n: n["field"]),
        ("需求技术应用行业", lambda n: n["industry"]),
        ("需求类型", lambda n: NEED_TYPES[n["need_type"]]),
        ("期望合作方式", lambda n: joined(n["modes"], MODES_HANS)),
        ("最低技术成熟度", lambda n: f"TRL{n['trl_min']}" if n["trl_min"] else ""),
        ("拟投入资金总额（万元）", lambda n: wan(n["budget"])),
        ("完成时限", lambda n: chinese_month(n["deadline"])),
        ("产权归属", lambda n: IP_WISHES[n["ip_wish"]]),
        ("公开程度", lambda n: OPENNESS[n["confidentiality"]]),
        ("联系人职务", lambda n: of[n["org"]]["contact_role"]),
        ("联系电话", lambda n: of[n["org"]]["phone"]),
        ("电子邮箱", lambda n: of[n["org"]]["email"]),
        ("是否同意公开联系方式", lambda n: "是" if of[n["org"]]["consent"] else "否"),
    )
    sheets = {"禅城、南海": ("chancheng", "nanhai"), "三水、高明": ("sanshui", "gaoming")}
    book = Workbook(str(HERE / "needs_foshan_parks.xlsx"))
    fix_date(book)
    for name, parks in sheets.items():
        chosen = [n for n in needs if of[n["org"]]["park"] in parks]
        rows = table(columns, chosen)
        plant_in_parks(rows, columns, first=name == "禅城、南海")
        page = book.add_worksheet(name)
        last = len(columns) - 1
        page.merge_range(
            0, 0, 0, last, "2027年佛山高新区企业技术升级需求汇总表（样例）", title_format(book)
        )
        page.merge_range(1, 0, 1, last, "填报单位：各园区　　带＊为必填项　　单位：万元")
        write_table(book, page, 2, [heading for heading, _ in columns], rows, numbers={0, 28})
        page.set_column(16, 16, 20, None, {"hidden": True})
    guide = book.add_worksheet("填表说明")
    for row, text in enumerate(GUIDE):
        guide.write_string(row, 0, text)
    book.close()


GUIDE = (
    "填表说明（样例）",
    "一、技术需求名称不超过100字，主要问题不超过500字，请写明目前指标与期望指标。",
    "二、高新技术领域请填二级代码，例如 8.3。",
    "三、本表所有企业均为虚构，仅供演示。",
)


def plant_in_parks(rows: list[Row], columns: Columns, *, first: bool) -> None:
    """Put in the faults that such lists have; the row numbers stay those of the sources."""
    place = {heading: index for index, (heading, _) in enumerate(columns)}
    name, title, code = place["企业名称＊"], place["技术需求名称＊"], place["需求编号"]
    if first:
        rows[4][place["高新技术领域"]] = "新型建材"  # in no list
        rows[6][place["联系电话"]] = "0757-0000 0099／13800000017"  # two telephones
        rows[7][place["统一社会信用代码"]] = wrong_check(str(rows[7][place["统一社会信用代码"]]))
        rows[9][place["拟投入资金总额（万元）"]] = full_width(
            str(rows[9][place["拟投入资金总额（万元）"]])
        )
        again = next(i for i, row in enumerate(rows) if row[name] in [r[name] for r in rows[:i]])
        rows[again][name] = str(rows[again][name]).replace("有限公司", "股份有限公司")
        rows[again][place["统一社会信用代码"]] = ""  # a company known by its core name only
        rows.append(list(rows[2]))  # an exact copy of a row further up
        rows.append(without_title(rows[5], code, title))
    else:
        spaced = list(rows[1])  # the same need again: blanks in the title, no code
        spaced[code], spaced[title] = (
            "",
            " ".join((str(spaced[title])[:4], str(spaced[title])[4:])),
        )
        rows.append(spaced)
        rows[3][place["联系电话"]] = 13800000023  # a mobile kept as a number
        remark: Row = [""] * len(columns)
        remark[name] = "以上信息如有变动请联系园区企业服务站"
        rows.append(remark)
    for number, row in enumerate(rows, 1):
        row[0] = number


def without_title(row: Row, code: int, title: int) -> Row:
    """Return a row whose title was forgotten."""
    found = list(row)
    found[code], found[title] = "", ""
    return found


def wrong_check(code: str) -> str:
    """Return a credit code whose last character is wrong."""
    return code[:-1] + ("A" if code[-1] != "A" else "B")


def full_width(text: str) -> str:
    """Return digits as Chinese input methods write them."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def write_needs_of_shunde(needs: list[Record], organisations: dict[str, Record]) -> None:
    """Write the list of Shunde as its own system exports it: GB18030, other columns and order."""
    of = organisations
    columns: Columns = (
        ("项目编号", lambda n: n["code"]),
        ("需求题目", lambda n: n["title"]),
        ("需求英文名称", lambda n: n["title_en"]),
        ("需求单位", lambda n: of[n["org"]]["name"]),
        ("信用代码", lambda n: of[n["org"]]["uscc"]),
        ("所在区", lambda _: "顺德区"),
        ("所在镇街", lambda n: of[n["org"]]["town"]),
        ("规模", lambda n: SIZES[of[n["org"]]["size"]]),
        ("单位简介", lambda n: of[n["org"]]["profile"]),
        ("技术难题", lambda n: n["problem"]),
        ("主要问题（英文）", lambda n: n["problem_en"]),
        ("前期工作", lambda n: n["tried"]),
        ("不考虑的方案", lambda n: n["unwanted"]),
        ("条件要求", lambda n: n["constraints"]),
        (
            "考核指标",
            lambda n: "\n".join(f"{i}. {target(row)}" for i, row in enumerate(n["indicators"], 1)),
        ),
        ("预期效果", lambda n: n["expected"]),
        ("标签", lambda n: "，".join(n["keywords"])),
        ("技术领域", lambda n: n["field"]),
        ("行业代码", lambda n: f"C{n['industry']}"),
        ("类型", lambda n: NEED_TYPES[n["need_type"]]),
        ("解决方式", lambda n: joined(n["modes"], MODES_HANS, "；")),
        ("成熟度要求", lambda n: f"{n['trl_min']}级" if n["trl_min"] else "无"),
        ("预算", lambda n: f"{n['budget']}万元" if n["budget"] else "待定"),
        ("期望完成时间", lambda n: n["deadline"].replace("-", ".")),
        ("知识产权归属", lambda n: IP_WISHES[n["ip_wish"]]),
        ("公开程度", lambda n: OPENNESS[n["confidentiality"]]),
        ("职务", lambda n: of[n["org"]]["contact_role"]),
        ("电话", lambda n: of[n["org"]]["phone"]),
        ("邮箱", lambda n: of[n["org"]]["email"]),
        ("是否同意", lambda n: "同意" if of[n["org"]]["consent"] else "不同意"),
        ("", lambda _: ""),  # the comma that such exports end every line with
    )
    rows = table(columns, [n for n in needs if of[n["org"]]["park"] == "shunde"])
    rows.append(list(rows[0]))  # exported twice
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([heading for heading, _ in columns])
    writer.writerows(rows)
    (HERE / "needs_shunde.csv").write_bytes(text.getvalue().encode("gb18030"))


def write_universities(capabilities: list[Record]) -> None:
    """Write the English list of the universities: two merged title rows, headings in row 4."""
    columns: Columns = (
        ("Ref. no.", lambda c: c["code"]),
        ("Technology title", lambda c: c["title"]),
        ("Title (Traditional Chinese)", lambda c: c["title_2"]),
        ("University", lambda c: c["org"]),
        ("Department", lambda c: c["department"]),
        ("Type of offer", lambda c: KINDS_EN[c["kind"]]),
        ("Abstract", lambda c: c["summary"]),
        ("Summary (Traditional Chinese)", lambda c: c["summary_2"]),
        ("Key benefits", lambda c: "\n".join(c["advantages"])),
        (
            "Performance reached",
            lambda c: "\n".join(reached(r, chinese=False) for r in c["indicators"]),
        ),
        ("Potential applications", lambda c: c["applications"]),
        ("Keywords", lambda c: "; ".join(c["keywords"])),
        ("Technology field", lambda c: c["field"]),
        ("Target industry", lambda c: "; ".join(c["industries"])),
        ("TRL", lambda c: c["trl"]),
        ("Process stage", lambda c: STAGES_EN[c["process_stage"]]),
        ("IP status", lambda c: joined(c["ipr"], IPR_EN, "; ")),
        ("Looking for", lambda c: joined(c["modes"], MODES_EN, "; ")),
        ("Indicative price (CNY 10,000)", lambda c: c["price"] or "negotiable"),
        ("Lead time (months)", lambda c: c["lead_time"] or ""),
        ("Evidence", lambda c: c["evidence"]),
        ("Job title", lambda c: c["contact_role"]),
        ("Tel. no.", lambda c: c["phone"]),
        ("E-mail", lambda c: c["email"]),
        ("Consent to print contact", lambda c: "Yes" if c["consent"] else "No"),
        ("Valid until", lambda c: c["valid_to"]),
    )
    names = {
        "HKUST": "The Hong Kong University of Science and Technology",
        "PolyU": "The Hong Kong Polytechnic University",
        "CityU": "City University of Hong Kong",
    }
    rows = table(columns, capabilities)
    for row in rows:
        row[3] = names.get(str(row[3]), row[3])  # some write the code, some the name
    rows[5][1] = f"{rows[5][1]} "
    book = Workbook(str(HERE / "capabilities_universities.xlsx"))
    fix_date(book)
    page = book.add_worksheet("Technologies")
    last = len(columns) - 1
    page.merge_range(
        0,
        0,
        0,
        last,
        "Technologies offered for the Foshan matchmaking event 2027 (SAMPLE)",
        title_format(book),
    )
    page.merge_range(
        1,
        0,
        1,
        last,
        "Collected by the knowledge transfer offices. All records and figures are invented.",
    )
    write_table(book, page, 3, [heading for heading, _ in columns], rows, numbers={14, 19})
    book.close()


def write_hong_kong(capabilities: list[Record]) -> None:
    """Write the Traditional Chinese list of Hong Kong."""
    columns: Columns = (
        ("序號", lambda _: ""),
        ("院校", lambda c: c["org"]),
        ("學系", lambda c: c["department"]),
        ("成果編號", lambda c: c["code"]),
        ("科研項目", lambda c: c["title"]),
        ("類別", lambda c: KINDS_HANT[c["kind"]]),
        ("項目簡介", lambda c: c["summary"]),
        ("創新點與優勢", lambda c: "；".join(c["advantages"])),
        ("已達指標", lambda c: "；".join(reached(r, chinese=True) for r in c["indicators"])),
        ("應用範疇", lambda c: c["applications"]),
        ("關鍵詞", lambda c: "、".join(c["keywords"])),
        ("科技範疇", lambda c: c["field"]),
        ("適用行業", lambda c: "、".join(c["industries"])),
        ("技術成熟度", lambda c: f"TRL {c['trl']}"),
        ("工藝成熟度", lambda c: STAGES[c["process_stage"]]),
        ("知識產權狀況", lambda c: joined(c["ipr"], IPR_HANT)),
        ("可提供合作方式", lambda c: joined(c["modes"], MODES_HANT)),
        ("參考費用（萬元）", lambda c: c["price"] or "面議"),
        ("預計週期（月）", lambda c: f"{c['lead_time']}個月" if c["lead_time"] else ""),
        ("應用證明", lambda c: c["evidence"]),
        ("職銜", lambda c: c["contact_role"]),
        ("電話", lambda c: c["phone"]),
        ("電郵", lambda c: c["email"]),
        ("個人資料同意", lambda c: "同意" if c["consent"] else "不同意"),
        ("有效期至", lambda c: c["valid_to"]),
    )
    names = {
        "HKU": "香港大學",
        "CUHK": "香港中文大學",
        "NAMI": "納米及先進材料研發院",
        "HKPC": "香港生產力促進局",
        "ASTRI": "應科院",
    }
    rows = table(columns, capabilities)
    for number, row in enumerate(rows, 1):
        row[0] = number
        row[1] = names.get(str(row[1]), row[1])
    book = Workbook(str(HERE / "capabilities_hong_kong.xlsx"))
    fix_date(book)
    page = book.add_worksheet("科研項目")
    page.merge_range(
        0,
        0,
        0,
        len(columns) - 1,
        "香港院校及研發中心科研項目一覽（樣本，內容純屬虛構）",
        title_format(book),
    )
    write_table(book, page, 1, [heading for heading, _ in columns], rows, numbers={0})
    book.close()


def write_labs(capabilities: list[Record]) -> None:
    """Write the list of the Foshan laboratories, headings in the first row."""
    book = Workbook(str(HERE / "capabilities_foshan_labs.xlsx"))
    fix_date(book)
    columns = hans_columns()
    names = {
        "JIHUA": "季华实验室",
        "XIANHU": "仙湖实验室",
        "GIAMT": "有研（广东）新材料技术研究院",
    }
    rows = table(columns, capabilities)
    for row in rows:
        row[1] = names.get(str(row[1]), row[1])
    write_table(book, book.add_worksheet("成果清单"), 0, [heading for heading, _ in columns], rows)
    book.close()


def write_services(capabilities: list[Record], organisations: dict[str, Record]) -> None:
    """Write what the service organisations of the zone offer."""
    of = organisations
    own: Columns = (
        ("统一社会信用代码", lambda c: of[c["org"]]["uscc"]),
        ("机构角色", lambda _: "服务机构"),
        ("园区", lambda c: PARK_NAMES.get(of[c["org"]].get("park", ""), "")),
        ("镇街", lambda c: of[c["org"]].get("town", "")),
        ("企业规模", lambda c: SIZES.get(of[c["org"]].get("size", ""), "")),
        ("机构简介", lambda c: of[c["org"]]["profile"]),
    )
    columns = (*hans_columns(), *own)
    rows = table(columns, capabilities)
    for row, capability in zip(rows, capabilities, strict=True):
        row[1] = of[capability["org"]]["name"]
    book = Workbook(str(HERE / "services.xlsx"))
    fix_date(book)
    page = book.add_worksheet("服务项目")
    page.merge_range(
        0, 0, 0, len(columns) - 1, "佛山高新区服务机构服务项目（样例）", title_format(book)
    )
    write_table(book, page, 1, [heading for heading, _ in columns], rows)
    book.close()


def hans_columns() -> Columns:
    """Return the columns of the mainland lists of capabilities."""
    return (
        ("成果编号", lambda c: c["code"]),
        ("完成单位", lambda c: c["org"]),
        ("部门", lambda c: c["department"]),
        ("成果名称", lambda c: c["title"]),
        ("成果类别", lambda c: KINDS_HANS[c["kind"]]),
        ("成果简介", lambda c: c["summary"]),
        ("创新点", lambda c: "\n".join(c["advantages"])),
        (
            "主要技术经济指标",
            lambda c: "；".join(reached(r, chinese=True) for r in c["indicators"]),
        ),
        ("应用领域", lambda c: c["applications"]),
        ("关键词", lambda c: "、".join(c["keywords"])),
        ("所属领域", lambda c: c["field"]),
        ("适用行业", lambda c: "、".join(c["industries"])),
        ("成熟度", lambda c: f"{c['trl']}级"),
        ("产业化阶段", lambda c: STAGES_HANS[c["process_stage"]]),
        ("知识产权情况", lambda c: joined(c["ipr"], IPR_HANS)),
        ("转化方式", lambda c: joined(c["modes"], MODES_HANS)),
        ("参考价格（万元）", lambda c: wan(c["price"])),
        ("预计周期（月）", lambda c: c["lead_time"] or ""),
        ("应用证明", lambda c: c["evidence"]),
        ("职务", lambda c: c["contact_role"]),
        ("联系电话", lambda c: c["phone"]),
        ("电子信箱", lambda c: c["email"]),
        ("是否同意公开联系方式", lambda c: "是" if c["consent"] else "否"),
        ("有效期至", lambda c: c["valid_to"]),
    )


def write_judgements(needs: list[Record]) -> None:
    """Write which capabilities are truly relevant to each need, as read by people."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("need", "capability", "level"))
    for need in needs:
        for level in ("strong", "possible"):
            writer.writerows((need["code"], code, level) for code in need[level])
    (HERE / "judgements.csv").write_bytes(text.getvalue().encode())


def table(columns: Columns, records: Iterable[Record]) -> list[Row]:
    """Return the rows of a table."""
    return [[value(record) for _, value in columns] for record in records]


def write_table(  # noqa: PLR0913 - a sheet, a place and what goes there
    book: Workbook,
    page: Worksheet,
    top: int,
    headings: Sequence[str],
    rows: Sequence[Row],
    *,
    numbers: AbstractSet[int] = frozenset(),
) -> None:
    """Write headings and rows from row *top*; only the columns *numbers* hold numbers."""
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DCE6F1"})
    for column, heading in enumerate(headings):
        page.write_string(top, column, heading, head)
    for number, row in enumerate(rows, top + 1):
        for column, value in enumerate(row):
            if isinstance(value, int) and column in numbers:
                page.write_number(number, column, value)
            elif value != "":
                page.write_string(number, column, str(value))
    page.set_column(0, len(headings) - 1, 18)


def title_format(book: Workbook) -> Format:
    """Return how the title over a list looks."""
    return book.add_format({"bold": True, "font_size": 16, "align": "center"})


def fix_date(book: Workbook) -> None:
    """Make the same sources give the same bytes."""
    book.set_properties({"author": "", "created": datetime(2027, 3, 1)})  # noqa: DTZ001 - a spreadsheet knows no zones


if __name__ == "__main__":
    main()
