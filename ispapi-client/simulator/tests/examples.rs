//! The example does what it says.

#[allow(dead_code)]
#[path = "../examples/lost_answer.rs"]
mod lost_answer;

use ispapi_client::ErrorKind;

#[test]
fn an_order_whose_answer_is_lost_is_found_and_not_sent_twice() {
    assert_eq!(lost_answer::lost().expect("a drop"), (ErrorKind::UnknownOutcome, 1));
}
