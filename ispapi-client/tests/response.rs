//! Answers as no one should send them, and the laws of reading.

use ispapi_client::{
    Anomaly, Response, ResponseBuilder, ResponseKind, ResponseReader, ResponseView,
};
use proptest::prelude::*;

fn body(lines: &str) -> String {
    format!("[RESPONSE]\n{lines}CODE=200\nDESCRIPTION=ok\nEOF\n")
}

fn cells(view: &ResponseView<'_>, column: &str) -> Vec<Option<String>> {
    let column = view.column(column).expect("column is there");
    column.iter().map(|value| value.map(str::to_owned)).collect()
}

fn some(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|value| Some((*value).to_owned())).collect()
}

fn anomalies(view: &ResponseView<'_>) -> Vec<String> {
    view.anomalies().iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_and_the_beginning_of_something() {
    for empty in ["", " ", "\r\n\r\n"] {
        let view = ResponseView::parse(empty.as_bytes());
        assert_eq!((view.kind(), view.code()), (ResponseKind::Empty, 423), "{empty:?}");
        assert!(view.description().starts_with("Empty API response"), "{empty:?}");
    }
    let cut = ResponseView::parse(b"[RESPONSE]\nPROPERTY[A][0]=x\nDESCR");
    assert_eq!((cut.kind(), cut.is_complete()), (ResponseKind::Truncated, false));
    assert_eq!(cut.columns().count(), 0, "half an answer shows no columns");
    let page = ResponseView::parse(b"<html><body>502</body></html>");
    assert_eq!(page.kind(), ResponseKind::Invalid);
    let codes = ["20", "2000", "2OO", "+20", " ", "99999999999999999999"];
    for code in codes {
        let text = format!("[RESPONSE]\nCODE={code}\nDESCRIPTION=ok\nEOF\n");
        let view = ResponseView::parse(text.as_bytes());
        assert_eq!(view.kind(), ResponseKind::Invalid, "{code}");
    }
    let view = ResponseView::parse(b"[RESPONSE]\nCODE=200\nEOF\n");
    assert_eq!(view.kind(), ResponseKind::Invalid, "no description");
}

#[test]
fn a_value_with_a_good_index_keeps_it_whatever_the_others_do() {
    let text = body(
        "PROPERTY[A][x]=stray\nPROPERTY[A][1]=one\nPROPERTY[A]=bare\nPROPERTY[A][1]=again\n\
         PROPERTY[A][0]=zero\nPROPERTY[A][99999999999999999999]=far\nPROPERTY[A][]=none\n",
    );
    let view = ResponseView::parse(text.as_bytes());
    let expected = ["zero", "one", "stray", "bare", "again", "far", "none"];
    assert_eq!(cells(&view, "a"), some(&expected));
    assert_eq!(
        anomalies(&view),
        [
            "index not a number: PROPERTY[A][x] -> next free",
            "index missing: PROPERTY[A] -> next free",
            "index duplicate: PROPERTY[A][1] -> next free",
            "index too large: PROPERTY[A][99999999999999999999] -> next free",
            "index missing: PROPERTY[A][] -> next free",
        ]
    );
}

#[test]
fn the_bound_of_an_index_grows_with_the_answer() {
    // One property line: indexes from 2 * 1 + 16 on are absurd.
    let view_of = |index: usize| body(&format!("PROPERTY[A][{index}]=v\n"));
    let near = view_of(17);
    let near = ResponseView::parse(near.as_bytes());
    assert_eq!(near.column("A").expect("there").len(), 18);
    assert_eq!(near.column("A").expect("there").get(17), Some("v"));
    assert_eq!(near.first("A"), None, "a gap");
    let far = view_of(18);
    let far = ResponseView::parse(far.as_bytes());
    assert_eq!(cells(&far, "A"), some(&["v"]));
}

#[test]
fn many_far_columns_cost_no_memory() {
    let count = 20_000;
    let lines: String =
        (0..count).map(|column| format!("PROPERTY[C{column}][{}]=v\n", 2 * count)).collect();
    let text = body(&lines);
    let view = ResponseView::parse(text.as_bytes());
    assert_eq!(view.columns().count(), count);
    assert!(view.columns().all(|column| column.get(2 * count) == Some("v")));
}

#[test]
fn keys_repeat_and_the_last_one_counts() {
    let view = ResponseView::parse(b"[RESPONSE]\nCODE=200\ncode=545\nDESCRIPTION=ok\nEOF");
    assert_eq!((view.code(), view.is_complete()), (545, true));
    assert_eq!(anomalies(&view), ["key repeated: CODE -> last one"]);
}

#[test]
fn what_follows_the_end_is_ignored() {
    let text = body("") + "CODE=500\nPROPERTY[A][0]=\u{e4}\n";
    let mut bytes = text.into_bytes();
    bytes.push(0xff);
    let view = ResponseView::parse(&bytes);
    assert_eq!((view.code(), view.columns().count()), (200, 0));
    assert_eq!(anomalies(&view), ["bytes after EOF: ignored"], "and is not even decoded");
    let blank = body("") + "\r\n \n";
    assert_eq!(anomalies(&ResponseView::parse(blank.as_bytes())), Vec::<String>::new());
}

#[test]
fn bytes_that_are_not_utf_8_are_latin_1() {
    let view = ResponseView::parse(
        b"[RESPONSE]\nPROPERTY[CITY][0]=K\xf6ln\nCODE=200\nDESCRIPTION=G\xfcltig\nEOF\n",
    );
    assert_eq!((view.first("CITY"), view.description()), (Some("Köln"), "Gültig"));
    assert_eq!(anomalies(&view), ["not UTF-8: read as ISO-8859-1"]);
    assert_eq!(view.clone().into_owned(), view);
}

#[test]
fn blanks_are_trimmed_but_a_hard_space_is_data() {
    let text = "[RESPONSE]\n code \t= 200 \nDescription = \u{a0}x\u{a0} \n\
        property[a b][ 0 ] =\tv\nEOF";
    let view = ResponseView::parse(text.as_bytes());
    assert_eq!((view.code(), view.description()), (200, "\u{a0}x\u{a0}"));
    assert_eq!(view.first("AB"), Some("v"));
}

#[test]
fn the_names_of_columns_are_no_rows() {
    let list = ResponseBuilder::new(200, "ok")
        .with("FIRST", "0")
        .with("TOTAL", "535933")
        .with_column("COLUMN", ["DOMAIN", "FINALIZATIONDATE", "SCORE", "SUBCLASS"])
        .with_column("DOMAIN", ["0--l.com", "0-2.co"])
        .encode();
    let page = ResponseView::parse(list.as_bytes()).pagination();
    assert_eq!((page.rows, page.next_first()), (2, Some(2)));
}

#[test]
fn paging_that_makes_no_sense_is_no_paging() {
    for (first, limit, total) in
        [("x", "0", "-1"), ("", "", ""), ("18446744073709551615", "1", "18446744073709551615")]
    {
        let text = ResponseBuilder::new(200, "ok")
            .with("FIRST", first)
            .with("LIMIT", limit)
            .with("TOTAL", total)
            .with("DOMAIN", "a.com")
            .encode();
        let page = ResponseView::parse(text.as_bytes()).pagination();
        assert!(!page.has_next() && page.next_page().is_none(), "{first} {limit} {total}");
        assert!(page.prev_page().is_none_or(|prev| prev >= 1), "{first} {limit} {total}");
    }
}

#[test]
fn times_that_are_no_decimals_are_zero() {
    for text in ["", "nan", "inf", "-1", "1e3", "0x1", "1.2.3", "."] {
        let text = body(&format!("RUNTIME={text}\nQUEUETIME={text}\n"));
        let view = ResponseView::parse(text.as_bytes());
        assert_eq!((view.runtime(), view.queuetime()), (0.0, 0.0), "{text}");
    }
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    let text = body(
        "PROPERTY[AUTH][0]=s3cret\nPROPERTY[SESSION][0]=s3cret\nPROPERTY[X][0]=seen\n\
         OTPSECRET=s3cret\nPROPERTY[newPassword][0]=s3cret\n",
    );
    let shown = format!("{:?}", ResponseView::parse(text.as_bytes()));
    assert!(!shown.contains("s3cret") && shown.contains("seen"), "{shown}");
}

#[test]
fn rows_may_come_one_after_the_other() {
    let mut lines = String::new();
    for row in 0..500 {
        for column in ["DOMAIN", "STATUS", "USER"] {
            lines += &format!("PROPERTY[{column}][{row}]={column}-{row}\n");
        }
    }
    let text = body(&lines);
    let view = ResponseView::parse(text.as_bytes());
    for column in view.columns() {
        let expected = (0..500).map(|row| Some(format!("{}-{row}", column.name())));
        assert_eq!(cells(&view, column.name()), expected.collect::<Vec<_>>());
    }
    assert_eq!(anomalies(&view), Vec::<String>::new());
}

#[test]
fn a_line_that_begins_like_the_one_before_is_not_taken_for_it() {
    let text = body(
        "PROPERTY[A][0]=0\nPROPERTY[A][1] \t=\t1\nPROPERTY[A][ 2 ]=2\nPROPERTY[A][3]x=no\n\
         PROPERTY[A][4\nPROPERTY[A][5]\nPROPERTY[A][6]=6\r\nPROPERTY[A][0000000007]=7\n\
         PROPERTY[A][8]\r=8\nPROPERTY[AB][9]=9\nPROPERTY[A]\n",
    );
    let view = ResponseView::parse(text.as_bytes());
    let column = view.column("A").expect("there");
    let filled: Vec<(usize, &str)> = column.filled().collect();
    assert_eq!(filled, [(0, "0"), (1, "1"), (2, "2"), (6, "6"), (7, "7")]);
    let other: Vec<(&str, &str)> = view.other().collect();
    assert_eq!(other, [("PROPERTY[A][3]X", "no"), ("PROPERTY[A][8]\r", "8")]);
    assert_eq!(view.column("AB").expect("there").get(9), Some("9"));
}

#[test]
fn more_names_than_any_answer_has_are_refused() {
    let most = 1 << 16;
    let columns = |count: usize| -> String {
        (0..count).map(|name| format!("PROPERTY[C{name}][0]=v\n")).collect()
    };
    let keys = |count: usize| -> String { (0..count).map(|name| format!("K{name}=v\n")).collect() };
    for lines in [columns(most), keys(most)] {
        let text = body(&lines);
        let view = ResponseView::parse(text.as_bytes());
        assert_eq!(view.kind(), ResponseKind::Response);
        assert_eq!(view.columns().count() + view.other().count(), most);
    }
    for lines in [columns(most + 1), keys(most + 1)] {
        let text = body(&lines);
        let view = ResponseView::parse(text.as_bytes());
        assert_eq!((view.kind(), view.columns().count()), (ResponseKind::Invalid, 0));
        assert!(anomalies(&view).contains(&"more than 65536 names: not read".to_owned()));
    }
}

#[test]
fn anomalies_are_listed_up_to_a_thousand() {
    let text = body(&"A=1\nPROPERTY[B]=2\n".repeat(2_000));
    let view = ResponseView::parse(text.as_bytes());
    let anomalies = anomalies(&view);
    assert_eq!(anomalies.len(), 1_001);
    assert_eq!(anomalies[1_000], "and 2999 more");
    assert_eq!(view.column("B").expect("there").len(), 2_000);
}

#[test]
fn what_comes_behind_the_end_is_not_kept() {
    let mut reader = ResponseReader::new();
    reader.feed(body("").as_bytes());
    let length = reader.len();
    for _ in 0..100 {
        reader.feed(&[b' '; 1_000]);
    }
    assert_eq!((reader.len(), reader.is_done()), (length, true));
    reader.feed(b"x");
    assert_eq!(anomalies(&reader.finish()), ["bytes after EOF: ignored"]);
}

/// Values as they survive a line: no line end, and no blanks at the ends.
fn line_value() -> impl Strategy<Value = String> {
    "[^\r\n]{0,24}".prop_map(|text| text.trim_matches([' ', '\t']).to_owned())
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        visit(&bytes);
    }

    #[test]
    fn any_mess_of_known_pieces_is_read_without_panic(
        pieces in proptest::collection::vec(
            prop_oneof![
                Just("[RESPONSE]"), Just("PROPERTY"), Just("["), Just("]"), Just("=" ), Just("\n"),
                Just("\r"), Just("EOF"), Just("CODE=200\n"), Just("DESCRIPTION=ok\n"), Just("0"),
                Just("17"), Just("A"), Just("ä"), Just(" "), Just("TOTAL"), Just("LIMIT"),
                Just("FIRST"), Just("4294967296"), Just("18446744073709551615"),
            ],
            0..60,
        )
    ) {
        visit(pieces.concat().as_bytes());
    }

    #[test]
    fn what_is_written_is_read_back(
        code in 200_u16..600,
        description in line_value(),
        columns in proptest::collection::btree_map(
            "[A-Z][A-Z0-9-]{0,12}",
            proptest::collection::vec(line_value(), 1..6),
            0..5,
        ),
    ) {
        let mut builder = ResponseBuilder::new(code, description.clone());
        for (name, values) in &columns {
            builder = builder.with_column(name.clone(), values.clone());
        }
        for text in [builder.encode(), builder.encode_cnr()] {
            let view = ResponseView::parse(text.as_bytes());
            prop_assert_eq!(view.kind(), ResponseKind::Response);
            prop_assert!(view.is_complete() && view.anomalies().is_empty());
            prop_assert_eq!((view.code(), view.description()), (code, description.as_str()));
            prop_assert_eq!(view.columns().count(), columns.len());
            for (name, values) in &columns {
                let expected: Vec<_> = values.iter().cloned().map(Some).collect();
                prop_assert_eq!(cells(&view, name), expected);
            }
        }
    }

    #[test]
    fn an_answer_cut_anywhere_is_never_taken_for_a_whole_one(
        cut in 0_usize..1000,
        values in proptest::collection::vec(line_value(), 1..6),
    ) {
        let text = ResponseBuilder::new(200, "ok").with_column("DOMAIN", values).encode();
        // Without its last line end the answer is still whole.
        let cut = cut % (text.len() - 1);
        let view = ResponseView::parse(&text.as_bytes()[..cut]);
        prop_assert!(!view.is_complete());
    }
}

fn visit(bytes: &[u8]) {
    let view = ResponseView::parse(bytes);
    let owned = view.clone().into_owned();
    assert_eq!(view, owned);
    assert_eq!(view, Response::from_vec(bytes.to_vec()));
    let mut reader = ResponseReader::new();
    bytes.chunks(7).for_each(|piece| reader.feed(piece));
    assert_eq!(view, reader.finish());
    for column in view.columns() {
        assert_eq!(column.iter().count(), column.len());
        assert!(column.get(column.len()).is_none());
    }
    let page = view.pagination();
    let _ = (page.pages(), page.current_page(), page.next_page(), page.prev_page());
    let _ = (view.runtime(), view.queuetime(), view.is_pending(), format!("{view:?}"));
    if view.kind() != ResponseKind::Response {
        assert_eq!((view.code(), view.columns().count()), (423, 0));
    }
}

#[test]
fn a_key_that_is_nearly_a_property_is_noted() {
    for key in ["PROPERTY[A][0]x", "property [A][0][1]", "PROPERTY[A]0"] {
        let text = format!("[RESPONSE]\n{key}=v\nCODE=200\nDESCRIPTION=ok\nEOF\n");
        let answer = ResponseView::parse(text.as_bytes());
        assert_eq!(answer.anomalies(), [Anomaly::NoProperty(key.into())], "{key}");
        assert_eq!(answer.other().count(), 1, "{key} is kept");
    }
    let text = "[RESPONSE]\nPROPERTY=v\nPROPERTYX[A]=v\nCODE=200\nDESCRIPTION=ok\nEOF\n";
    assert_eq!(ResponseView::parse(text.as_bytes()).anomalies(), []);
}
