//! The interview kit as it is printed: a sheet for each audience, with room to write.

use leptos::prelude::*;
use sightline_text::run::kit as text;
use sightline_workshop::interview::Kit;

use super::super::room::Place;
use crate::ui::live;

/// The sheets, which are on paper alone.
#[component]
pub fn Sheets(place: Place, kit: Memo<Kit>) -> impl IntoView {
    let workshop = place.room.workshop();
    live(move || {
        let bank = &workshop.bank;
        kit.with(|kit| {
            let sheets = kit.sheets().into_iter().map(|(audience, questions)| {
                let audience = bank.audience(audience);
                let audience = audience.map_or_else(|| text::everyone().to_owned(), |it| it.name.clone());
                let questions = questions.into_iter().map(|asked| {
                    let topic = bank.topic(&asked.topic).map(|topic| {
                        view! { <small>{topic.name.clone()}</small> }.into_any()
                    });
                    view! { <li>{topic} <p>{asked.text.clone()}</p> <i></i><i></i><i></i></li> }
                        .into_any()
                });
                view! {
                    <section class="kit-sheet">
                        <h3>{audience}</h3>
                        <p class="kit-sheet-head"><span>{text::sheet_who()}</span> <span>{text::sheet_day()}</span></p>
                        <ol>{questions.collect_view()}</ol>
                    </section>
                }
                .into_any()
            });
            view! { <div class="kit-sheets">{sheets.collect_view()}</div> }.into_any()
        })
    })
}
