//! The fields of one source.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{Edit, Id, Key, model::DataSource};
use sightline_text::sources::edit as text;

use super::{Desk, LIST, NAME, name_of};
use crate::{
    state::Visit,
    ui::{Choose, FieldKind, Icon, TextField, focus, live},
};

/// The longest that a promise of freshness may be, in days: ten years.
const OLDEST: u32 = 3660;

/// What a field's `commit` is given and answers; see [`TextField`].
type Commit = Callback<(String, Visit), Option<String>>;

/// The source whose fields these are.
#[derive(Clone, Copy)]
struct Fields {
    desk: Desk,
    id: StoredValue<Id<DataSource>>,
}

impl Fields {
    fn now(self) -> Arc<DataSource> {
        self.desk.source(&self.id.get_value()).unwrap_or_default()
    }

    fn value<T: Send + Sync + 'static>(
        self,
        get: impl Fn(&DataSource) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || get(&self.now()))
    }

    fn change(self, visit: Option<Visit>, change: impl FnOnce(&mut DataSource)) {
        self.desk.change(&self.id.get_value(), visit, change);
    }

    /// Takes over words as they are typed.
    fn text(self, set: fn(&mut DataSource, String)) -> Commit {
        Callback::new(move |(typed, visit): (String, Visit)| {
            self.change(Some(visit), |it| set(it, typed.trim().to_owned()));
            None
        })
    }
}

/// The fields.
#[component]
pub fn Editor(id: Id<DataSource>) -> impl IntoView {
    let desk = Desk::here();
    let key = |field: &str| format!("source:{id}:{field}");
    let fields = Fields {
        desk,
        id: StoredValue::new(id.clone()),
    };
    let locked = live(move || desk.workspace.read_only());
    let legend = live(move || text::legend(name_of(&fields.now())));
    let fresh = Callback::new(move |(typed, visit): (String, Visit)| {
        let days = match typed.trim() {
            "" => None,
            typed => match typed
                .parse()
                .ok()
                .filter(|days| (1..=OLDEST).contains(days))
            {
                Some(days) => Some(days),
                None => return Some(text::fresh_wrong().to_owned()),
            },
        };
        fields.change(Some(visit), |it| it.fresh_days = days);
        None
    });
    let days = |it: &DataSource| it.fresh_days.map(|days| days.to_string());
    let ways = [("yes", text::yes()), ("no", text::no())];
    let ways = ways.map(|(word, name)| (word.to_owned(), name.to_owned()));
    let way = fields.value(|it| match it.automatic {
        None => String::new(),
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
    });
    let choose_way = Callback::new(move |word: String| {
        fields.change(None, |it| {
            it.automatic = (!word.is_empty()).then_some(word == "yes");
        });
    });
    let owner = fields.value(|it| {
        it.owner
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    });
    let choose_owner = Callback::new(move |id: String| {
        fields.change(None, |it| it.owner = Id::new(&id));
    });
    let set_private = move |event| {
        let private = event_target_checked(&event);
        fields.change(None, |it| it.private = private);
    };
    let done = move |_| {
        desk.open.set(None);
        focus::catch(LIST);
    };
    view! {
        <fieldset class="editor source-editor" disabled=locked>
            <legend class="visually-hidden">{legend}</legend>
            <div class="editor-fields">
                <TextField id=NAME label=text::name() value=fields.value(|it| it.name.clone())
                    commit=fields.text(|it, typed| it.name = typed) draft_key=key("name") />
                <Choose id="source-owner" label=text::owner() none=text::nobody() options=people(desk)
                    value=owner choose=choose_owner />
                <TextField id="source-fresh" kind=FieldKind::Number label=text::fresh() hint=text::fresh_hint()
                    value=fields.value(move |it| days(it).unwrap_or_default()) commit=fresh draft_key=key("fresh") />
                <Choose id="source-way" label=text::automatic() none=text::unsaid() options=ways.to_vec()
                    value=way choose=choose_way />
                <TextField id="source-link" label=text::link() hint=text::link_hint()
                    value=fields.value(|it| it.link.clone()) commit=fields.text(|it, typed| it.link = typed)
                    draft_key=key("link") />
                <TextField id="source-accuracy" label=text::accuracy()
                    value=fields.value(|it| it.accuracy.clone())
                    commit=fields.text(|it, typed| it.accuracy = typed) draft_key=key("accuracy") />
                <TextField id="source-privacy" label=text::privacy()
                    value=fields.value(|it| it.privacy.clone())
                    commit=fields.text(|it, typed| it.privacy = typed) draft_key=key("privacy") />
            </div>
            <label class="tick-field">
                <input type="checkbox" prop:checked=fields.value(|it| it.private) on:change=set_private />
                {text::private()}
            </label>
            <div class="actions">
                <button type="button" class="button quiet" on:click=move |_| remove(fields)>{Icon::Delete} {text::remove()}</button>
                <span class="grow"></span>
                <button type="button" class="button primary" on:click=done>{text::done()}</button>
            </div>
        </fieldset>
    }
}

/// Everyone of the plan by name, as options.
fn people(desk: Desk) -> Vec<(String, String)> {
    let plan = desk.workspace.plan_now();
    plan.as_deref()
        .map(crate::pages::recognition::people)
        .unwrap_or_default()
}

/// Takes the source away; numbers that named it name none from then on.
fn remove(fields: Fields) {
    let desk = fields.desk;
    let id = fields.id.get_value();
    let name = untrack(|| name_of(&fields.now()));
    desk.open.set(None);
    if desk.workspace.attempt(Edit::Remove(Key::from(&id)), None) {
        desk.workspace.notices().say_undoable(text::removed(name));
    }
    focus::catch(LIST);
}
