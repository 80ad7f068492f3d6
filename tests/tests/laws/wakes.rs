//! Who is woken is looked at by the next cycle, and that is told to the store once.

use backorder_core::{Book, ClientId, How, Value};
use backorder_tests::scenario::world::World;

use super::history::History;

#[test]
fn a_wake_is_cleared_by_the_next_commit_with_the_number_that_was_loaded() {
    let history = History::new();
    let World { engine, now, store, .. } = &history.world;
    let mut book = store.load().unwrap();
    // Whatever else is to be written of rows that were only loaded.
    engine.commits(&mut book, &[], *now).unwrap();
    book.insert_wake(ClientId(2), 5);
    let wakes = |book: &mut Book| -> Vec<(ClientId, How)> {
        let mut wakes = Vec::new();
        for commit in engine.commits(book, &[], *now).unwrap() {
            let writes = commit.writes.into_iter().filter(|write| write.table.name == "wakes");
            wakes.extend(writes.map(|write| (commit.client, write.how)));
        }
        wakes
    };
    let how = How::SetIf { column: "number", expected: Value::Int(5) };
    assert_eq!(wakes(&mut book), [(ClientId(2), how)]);
    assert_eq!(wakes(&mut book), []);
}
