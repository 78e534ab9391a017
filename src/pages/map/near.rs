//! Which nodes are drawn: few come and go in a frame.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_draw::Map;

use super::camera::Camera;

/// So many cards that are not in view yet are made in a frame, and their links with them: while one moves about, the next
/// row then comes over several frames and none of them is late.
const AHEAD: usize = 1;

/// So many that are no longer in view go in a frame in which none comes, for the same reason.
const BEHIND: usize = 1;

/// More than these do not wait to go.
const MOST_BEHIND: usize = 24;

/// The nodes that are drawn, in order: all of those in view, and some around them.
pub fn near(map: Memo<Arc<Map>>, camera: Camera) -> Memo<Arc<Vec<usize>>> {
    // Of which map which nodes are drawn, and whether some wait to come or to go.
    let drawn = StoredValue::new((Arc::<Map>::default(), Arc::<Vec<usize>>::default(), false));
    let turn = RwSignal::new(());
    let near = Memo::new(move |_| {
        turn.track();
        if camera.far.get() {
            drawn.set_value(Default::default());
            return Arc::default();
        }
        let (area, map) = (camera.area.get(), map.get());
        let (of, before, _) = drawn.get_value();
        let wanted = map.visible(&area);
        // Another map is drawn at once, so that what was there does not come again bit by bit.
        let (all, waits) = if Arc::ptr_eq(&of, &map) {
            let seen = || map.visible(&camera.seen(&area));
            by_and_by(&before, wanted, seen)
        } else {
            (wanted, false)
        };
        let all = Arc::new(all);
        drawn.set_value((map, Arc::clone(&all), waits));
        all
    });
    Effect::new(move |_| {
        near.track();
        if drawn.with_value(|(.., waits)| *waits) {
            request_animation_frame(move || {
                turn.try_set(());
            });
        }
    });
    near
}

/// What is drawn next on the way from `before` to `wanted`, with all of what is `seen`; and whether some still wait. All
/// are in order.
fn by_and_by(
    before: &[usize],
    mut wanted: Vec<usize>,
    seen: impl FnOnce() -> Vec<usize>,
) -> (Vec<usize>, bool) {
    let is_in = |list: &[usize], node: &usize| list.binary_search(node).is_ok();
    let new = wanted.iter().filter(|node| !is_in(before, node)).count();
    let gone = before.iter().filter(|node| !is_in(&wanted, node));
    let gone = gone.skip(if new == 0 { BEHIND } else { 0 });
    let gone: Vec<usize> = gone.take(MOST_BEHIND).copied().collect();
    let mut waits = !gone.is_empty();
    if new > AHEAD {
        let (seen, mut room) = (seen(), AHEAD);
        let found = wanted.len();
        wanted.retain(|node| {
            if is_in(before, node) || is_in(&seen, node) {
                return true;
            }
            let has_room = room > 0;
            room = room.saturating_sub(1);
            has_room
        });
        waits |= wanted.len() < found;
    }
    wanted.extend(gone);
    wanted.sort_unstable();
    (wanted, waits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_comes_at_once_and_the_rest_by_and_by() {
        let (now, waits) = by_and_by(&[1, 2, 3], vec![2, 3, 4, 5, 6], || vec![3, 4]);
        assert_eq!((&*now, waits), (&[1, 2, 3, 4, 5][..], true));
        let (now, waits) = by_and_by(&now, vec![2, 3, 4, 5, 6], Vec::new);
        assert_eq!((&*now, waits), (&[1, 2, 3, 4, 5, 6][..], true));
        let (now, waits) = by_and_by(&now, vec![2, 3, 4, 5, 6], Vec::new);
        assert_eq!((now, waits), (vec![2, 3, 4, 5, 6], false));
    }

    #[test]
    fn what_is_no_longer_near_goes_by_and_by() {
        let mut drawn = vec![1, 2, 3, 7];
        let mut turns = 0;
        loop {
            let (now, waits) = by_and_by(&drawn, vec![7], Vec::new);
            drawn = now;
            turns += 1;
            if !waits {
                break;
            }
        }
        assert_eq!((drawn, turns), (vec![7], 3));
    }
}
