//! The entry that trunk builds; all else is in the library, so that tests can use it.

fn main() {
    sightline::start();
}
