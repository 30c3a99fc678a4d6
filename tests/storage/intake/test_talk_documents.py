"""Digests and programmes come in: talks are matched, merged, updated, withdrawn, moved and cancelled."""

from __future__ import annotations

from storage import mark_edits
from storage.edits import Delete
from storage.records import ItemRef
from tests.storage.intake.documents import ANALYST, Desk, digest, event, programme, report


def test_every_report_is_a_talk_and_a_report(desk: Desk) -> None:
    plan = desk.take_in("a.md", digest(report("存储系统的新瓶颈", "事实"), report("网络拥塞控制")))
    assert (plan.status, plan.talks, plan.reports, plan.new_talks) == ("imported", 2, 2, 2)
    assert list(desk.titles()) == ["存储系统的新瓶颈", "网络拥塞控制"]
    assert [found.facts for found in desk.library.reports.all()] == ["事实", ""]


def test_two_digests_of_one_talk_are_one_talk_with_two_reports(desk: Desk) -> None:
    desk.take_in("a.md", digest(report("推理加速：新方案", "甲的事实"), report("别的演讲", "乙")))
    plan = desk.take_in("b.md", digest(report("推理加速 新方案", "丙的事实", code="S100"), parser="takeaways/1"))
    assert (plan.new_talks, plan.talks) == (0, 1)
    talk = next(talk for talk in desk.library.talks.all() if talk.code == "S100")
    assert talk.title == "推理加速：新方案"
    assert len(desk.library.reports.by_talk()[talk.id]) == 2


def test_traditional_and_simplified_titles_are_one(desk: Desk) -> None:
    desk.take_in("a.md", digest(report("合成数据驱动的具身大模型", "甲")))
    desk.take_in("b.md", digest(report("合成數據驅動的具身大模型", "乙"), parser="takeaways/1"))
    assert len(desk.library.talks.all()) == 1


def test_a_bilingual_title_joins_either_language(desk: Desk) -> None:
    desk.take_in("a.md", digest(report("具身智能的数据引擎", "事实甲", others=("A data engine for embodied AI",))))
    desk.take_in("b.md", digest(report("A data engine for embodied AI", "Facts", code="S7"), parser="takeaways/1"))
    desk.take_in("c.md", digest(report("具身智慧的資料引擎", "事實")))
    titles = desk.titles()
    assert titles["具身智能的数据引擎"] == ("A data engine for embodied AI",)
    assert len(titles) == 2, "资料 is not 数据: OpenCC changes the script, not the words"


def test_different_codes_keep_same_titles_apart(desk: Desk) -> None:
    desk.take_in("a.md", digest(report("Hands-on lab", "one", code="L1"), report("Hands-on lab", "two", code="L2")))
    assert sorted(talk.code for talk in desk.library.talks.all()) == ["L1", "L2"]


def test_the_same_title_at_two_conferences_is_two_talks(desk: Desk) -> None:
    desk.take_in("a.md", digest(report("开幕演讲", "甲")), "甲会")
    desk.take_in("a.md", digest(report("开幕演讲", "甲")), "乙会")
    assert len(desk.library.talks.all()) == 2
    assert sorted(found.name for found in desk.library.conferences.all()) == ["乙会", "甲会"]


def test_a_second_import_is_unchanged_and_has_no_edit(desk: Desk) -> None:
    document = digest(report("演讲一", "事实"), report("演讲二", "事实"))
    desk.take_in("a.md", document)
    again = desk.plan("a.md", document)
    assert (again.status, again.edit, again.reports, again.talks) == ("unchanged", None, 2, 2)
    assert desk.plan("copy.md", document).status == "unchanged"


def test_an_edited_copy_updates_just_what_changed(desk: Desk) -> None:
    before = [report(f"第{n}场演讲的题目", f"第{n}场的事实") for n in "一二三四五六七八九十"]
    desk.take_in("快报.md", digest(*before))
    talks = {talk.title: talk for talk in desk.library.talks.all()}
    edits = [
        mark_edits.tag_talks(desk.library, [talk.id for talk in talks.values()], ["重点"], ANALYST),
        mark_edits.add_note(desk.library, ItemRef("talk", talks["第三场演讲的题目"].id), "看回放", ANALYST),
    ]
    for edit in edits:
        desk.library.apply(edit, ANALYST)
    after = [report("第二场演讲的题目", "改过的事实"), *before[3:], report("新增的演讲", "新")]
    plan = desk.take_in("快报-改.md", digest(before[0], *after))
    assert (plan.status, plan.withdrawn, plan.new_talks) == ("updated", 1, 1)
    assert plan.edit is not None
    assert not [change for change in plan.edit.changes if isinstance(change, Delete)]
    touched = {change.table: getattr(change, "values", {}).keys() for change in plan.edit.changes}
    assert "tagging" not in touched
    reports = {found.facts: found for found in desk.library.reports.all()}
    assert reports["第三场的事实"].withdrawn
    assert not reports["改过的事实"].withdrawn
    assert len(desk.library.tags.by_talk()) == 10
    assert [note.text for note in desk.library.notes.all()] == ["看回放"]
    assert [source.name for source in desk.library.sources.all()] == ["快报-改.md"]


def test_a_reworded_title_stays_the_same_talk(desk: Desk) -> None:
    desk.take_in("a.md", digest(report("大模型推理的显存优化实践与探索", "甲"), report("别的演讲", "乙")))
    before = {talk.id for talk in desk.library.talks.all()}
    desk.take_in("a.md", digest(report("大模型推理的显存优化实践和探索", "甲改"), report("别的演讲", "乙")))
    assert {talk.id for talk in desk.library.talks.all()} == before
    assert "大模型推理的显存优化实践和探索" in desk.titles()


def test_part_two_is_not_part_one_reworded(desk: Desk) -> None:
    other = report("Another talk", "stays")
    desk.take_in("a.md", digest(report("Scaling inference services, part 1", "one"), other))
    plan = desk.take_in("a.md", digest(report("Scaling inference services, part 2", "two"), other))
    assert (plan.new_talks, plan.withdrawn) == (1, 1)


def test_two_analysts_digests_of_the_same_talks_are_two_documents(desk: Desk) -> None:
    titles = ["演讲甲乙", "演讲丙丁", "演讲戊己"]
    desk.take_in("张.md", digest(*(report(title, f"张看到的 {title}") for title in titles)))
    plan = desk.take_in("李.md", digest(*(report(title, f"李看到的 {title}") for title in titles)))
    assert (plan.status, plan.withdrawn) == ("imported", 0)
    assert all(len(found) == 2 for found in desk.library.reports.by_talk().values())


def test_a_withdrawn_report_comes_back_with_its_talk(desk: Desk) -> None:
    one, two = report("一场演讲", "甲"), report("另一场演讲", "乙")
    desk.take_in("a.md", digest(one, two))
    desk.take_in("a.md", digest(one))
    assert sorted(found.withdrawn for found in desk.library.reports.all()) == [False, True]
    assert len(desk.library.talks.all()) == 2, "a talk is never deleted by an import"
    desk.take_in("a.md", digest(one, two))
    assert not any(found.withdrawn for found in desk.library.reports.all())


def test_most_of_the_earlier_edition_gone_is_warned_of(desk: Desk) -> None:
    desk.take_in("快报.md", digest(*(report(f"{n}号厅的演讲", f"{n}边讲的事") for n in "东南西北中")))
    plan = desk.take_in("快报.md", digest(report("东号厅的演讲", "别的事")))
    assert [warning.message.key for warning in plan.warnings] == ["import.many_withdrawn"]


def test_every_days_digest_may_have_the_same_name(desk: Desk) -> None:
    desk.take_in("快报.md", digest(report("第一天的演讲", "第一天的事")))
    plan = desk.take_in("快报.md", digest(report("另一天的内容", "别的事")))
    assert (plan.status, plan.withdrawn) == ("imported", 0)


def test_a_translation_of_the_same_name_is_a_document_of_its_own(desk: Desk) -> None:
    desk.take_in("recap.md", digest(report("KubeCon 2026", "这是一篇中文的回顾文章")))
    plan = desk.take_in("recap.md", digest(report("KubeCon 2026", "This is the English recap of the event")))
    assert (plan.status, plan.withdrawn, plan.new_talks) == ("imported", 0, 0)
    assert len(desk.library.talks.all()) == 1


def test_programme_and_digest_are_one_talk_whichever_comes_first(desk: Desk) -> None:
    desk.take_in("digest.md", digest(report("存算分离架构", "事实", code="S1", date="2026-09-16")), "会")
    assert desk.library.talks.all()[0].start == "2026-09-16"
    desk.take_in(
        "p.json", programme(event("g1", "Disaggregated storage", "2026-09-16T10:00:00+08:00", code="S1")), "会"
    )
    (talk,) = desk.library.talks.all()
    assert (talk.title, talk.other_titles) == ("存算分离架构", ("Disaggregated storage",))
    assert (talk.start, talk.session_type) == ("2026-09-16T10:00:00+08:00", "talk")


def test_equal_breaks_are_rows_of_their_own_and_join_no_report(desk: Desk) -> None:
    lunches = [event(f"g{day}", "Lunch", f"2026-09-1{day}T12:00:00+08:00", session_type="break") for day in (6, 7)]
    desk.take_in("p.json", programme(*lunches), "会")
    desk.take_in("d.md", digest(report("Lunch", "What was said at lunch")), "会")
    assert len(desk.library.talks.all()) == 3


def test_a_new_edition_of_the_programme_moves_and_cancels(desk: Desk) -> None:
    stays, goes = event("g1", "A", "2026-09-16T10:00:00+08:00"), event("g2", "B", "2026-09-16T11:00:00+08:00")
    desk.take_in("p.json", programme(stays, goes), "会")
    desk.take_in("p.json", programme(event("g1", "A", "2026-09-17T10:00:00+08:00")), "会")
    status = {talk.title: talk.schedule_status for talk in desk.library.talks.all()}
    assert status == {"A": "moved", "B": "cancelled"}


def test_the_programme_names_its_conference(desk: Desk) -> None:
    desk.take_in("p.json", programme(event("g1", "A"), conference="示例大会"))
    (conference,) = desk.library.conferences.all()
    assert (conference.name, conference.time_zone) == ("示例大会", "Asia/Shanghai")


def test_a_bilingual_statement_joins_two_talks_that_were_known_apart(desk: Desk) -> None:
    desk.take_in("zh.md", digest(report("存算分离架构", "讲了什么")))
    desk.take_in("en.md", digest(report("Disaggregated storage", "What was said"), parser="takeaways/1"))
    chinese, english = desk.library.talks.all()
    marks = [
        mark_edits.tag_talks(desk.library, [chinese.id, english.id], ["重点"], ANALYST),
        mark_edits.add_note(desk.library, ItemRef("talk", english.id), "看回放", ANALYST),
        mark_edits.rate_talk(desk.library, english.id, 4, ANALYST),
    ]
    for edit in marks:
        desk.library.apply(edit, ANALYST)
    before = (desk.library.talks.all(), desk.library.reports.all(), desk.library.notes.all())

    both = report("存算分离架构", "两种语言", others=("Disaggregated storage",))
    desk.take_in("both.md", digest(both))
    (talk,) = desk.library.talks.all()
    assert (talk.id, talk.other_titles) == (chinese.id, ("Disaggregated storage",))
    assert len(desk.library.reports.by_talk()[talk.id]) == 3
    assert desk.library.tags.by_talk() == {talk.id: ["重点"]}
    assert [note.item.id for note in desk.library.notes.all()] == [talk.id]
    assert [(rating.talk_id, rating.value) for rating in desk.library.ratings.all()] == [(talk.id, 4)]

    desk.library.history.undo(ANALYST)
    assert (desk.library.talks.all(), desk.library.reports.all(), desk.library.notes.all()) == before


def test_merged_talks_are_known_by_either_name_later(desk: Desk) -> None:
    desk.take_in("zh.md", digest(report("存算分离架构", "讲了什么")))
    desk.take_in("en.md", digest(report("Disaggregated storage", "What was said"), parser="takeaways/1"))
    desk.take_in("p.json", programme(event("g1", "Disaggregated storage", code="S1")))
    desk.take_in("both.md", digest(report("存算分离架构", "两种语言", others=("Disaggregated storage",))))
    desk.take_in("late.md", digest(report("Disaggregated storage", "Late report")))
    (talk,) = desk.library.talks.all()
    assert len(desk.library.reports.by_talk()[talk.id]) == 4
    assert desk.take_in("en.md", digest(report("Disaggregated storage", "What was said, again"))).status == "updated"
    assert len(desk.library.talks.all()) == 1


def test_a_talk_that_has_just_got_a_name_is_merged_with_it(desk: Desk) -> None:
    desk.take_in("one.md", digest(report("甲")))
    desk.take_in("two.md", digest(report("Alpha")))
    desk.take_in("three.md", digest(report("Alpha", others=("Beta",)), report("甲", others=("Alpha",))))
    assert set(desk.titles()) == {"甲"}
    desk.take_in("four.md", digest(report("Beta")))
    assert len(desk.library.talks.all()) == 1, "it is known by the name that it got on the way"
