//! The code on the projector. What the run keeps of what is shown says which questions, and whether with names, so
//! that the projector's window makes the same code.

use leptos::prelude::*;
use sightline_draw::Qr;
use sightline_text::room::{self as words, send as text};
use sightline_workshop::room::Ask;

use super::{super::room::Room, send::link_of};
use crate::ui::{live, qr_drawn};

/// No input can be called so.
const MARK: &str = "@room:";

/// What a run keeps where the code is shown.
pub fn shown_as(anonymous: bool, questions: &[String]) -> String {
    let names = if anonymous { "none" } else { "names" };
    format!("{MARK}{names}:{}", questions.join(","))
}

/// Whether what a run shows is the code.
pub fn is_shown(projected: &str) -> bool {
    projected.starts_with(MARK)
}

/// What is asked on the screen, and how many have answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Screened {
    ask: Ask,
    heard: usize,
}

impl Screened {
    /// The code of a stop that is shown, if one is; followed.
    pub fn of(room: Room, key: &str) -> Option<Self> {
        let run = room.run()?;
        let (names, questions) = run.projected.strip_prefix(MARK)?.split_once(':')?;
        let questions: Vec<String> = questions.split(',').map(str::to_owned).collect();
        room.ask(|guide| {
            Some(Self {
                ask: guide.ask(key, &questions, names == "none")?,
                heard: guide.heard(key).replies.len(),
            })
        })?
    }
}

/// The code in large, and how many have answered.
pub fn on_screen(screened: Memo<Option<Screened>>) -> AnyView {
    let link = Memo::new(move |_| screened.with(|it| it.as_ref().map(|it| link_of(&it.ask))));
    let code = live(move || {
        Some(match Qr::of(&link.get()?) {
            Some(qr) => qr_drawn(qr, text::alt(), None),
            None => view! { <p>{text::no_code()}</p> }.into_any(),
        })
    });
    let code = StoredValue::new(code);
    live(move || {
        link.with(Option::is_some).then(|| {
            let count = live(move || {
                let heard = screened.with(|it| it.as_ref().map_or(0, |it| it.heard));
                (heard > 0).then(|| words::count(heard))
            });
            view! {
                <section class="projector-scan">
                    {code.get_value()}
                    <div><p class="projector-lead">{text::on_screen()}</p> <p class="projector-count" role="status">{count}</p></div>
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}
