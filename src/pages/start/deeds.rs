//! What can be done with a plan from the list, without opening it.

use leptos::task::spawn_local;
use sightline_plan::{Edit, Id, Plan, Record, file, model::About};
use sightline_text::start;

use crate::{
    browser::{
        clock, random,
        storage::{Listed, LoadError},
    },
    state::Workspace,
    ui::file_name,
};

/// The name that a plan goes by in the list.
pub(super) fn shown_name(listed: &Listed) -> String {
    match (listed.newer, listed.name.as_str()) {
        (true, _) => start::state::newer_name().to_owned(),
        (false, "") => start::plans::untitled().to_owned(),
        (false, name) => name.to_owned(),
    }
}

/// Whether it could be brought back after it was deleted.
pub(super) fn is_whole(listed: &Listed) -> bool {
    !listed.newer && listed.damaged == 0
}

/// The plan as it is now: the open one, or read from storage.
async fn now(workspace: Workspace, id: &Id<About>) -> Result<Plan, LoadError> {
    match workspace.plan_now().filter(|plan| plan.about().id == *id) {
        Some(plan) => Ok(Plan::clone(&plan)),
        None => Ok(workspace.storage().load(id).await?.plan),
    }
}

/// Gives a plan another name. Where it is open, that is a step that can be taken back.
pub(super) async fn rename(workspace: Workspace, id: &Id<About>, name: &str) -> bool {
    let Ok(mut plan) = now(workspace, id).await else {
        return false;
    };
    let about = About {
        name: name.to_owned(),
        ..About::clone(plan.about())
    };
    let open = workspace
        .plan_now()
        .is_some_and(|plan| plan.about().id == *id);
    if open {
        return workspace.attempt(Edit::Put(about.into()), None);
    }
    let Ok(change) = plan.apply(Edit::Put(about.into())) else {
        return false;
    };
    workspace.storage().append(id, &change, clock::now_ms());
    true
}

/// Puts a copy beside a plan.
pub(super) async fn duplicate(workspace: Workspace, listed: &Listed) -> bool {
    let Ok(plan) = now(workspace, &listed.id).await else {
        return false;
    };
    let name = start::duplicate::name(shown_name(listed));
    let copy = plan.copied(Id::from_bits(random::bits()), &name);
    let made = workspace.storage().create(&copy).await.is_ok();
    if made {
        workspace
            .notices()
            .say(start::duplicate::done(&copy.about().name));
    }
    made
}

/// How many private records there are to ask about before a plan is exported; `None` where it cannot be
/// read.
pub(super) async fn private_records(workspace: Workspace, id: &Id<About>) -> Option<usize> {
    let plan = now(workspace, id).await.ok()?;
    Some(plan.records().filter(Record::keeps_private).count())
}

/// Hands a plan over as a file.
pub(super) async fn export(workspace: Workspace, id: &Id<About>, with_private: bool) -> bool {
    let Ok(plan) = now(workspace, id).await else {
        return false;
    };
    let text = if with_private {
        file::write(&plan)
    } else {
        file::write(&plan.without_private())
    };
    workspace.hand_over(&file_name(&plan.about().name), &text);
    workspace.storage().note_export(id, clock::now_ms()).await;
    true
}

/// Deletes a plan, and offers to bring it back where that is possible. Gives whether it is gone.
pub(super) async fn delete(workspace: Workspace, listed: Listed) -> bool {
    let name = shown_name(&listed);
    let kept = if is_whole(&listed) {
        now(workspace, &listed.id).await.ok()
    } else {
        None
    };
    let open = workspace
        .plan_now()
        .is_some_and(|plan| plan.about().id == listed.id);
    if open {
        workspace.close();
    }
    if workspace.storage().delete(&listed.id).await.is_err() {
        return false;
    }
    let done = start::delete::done(&name);
    match kept {
        Some(plan) => {
            workspace.keep_deleted(plan, listed.exported_at_ms);
            workspace.notices().say_deleted(done);
        }
        None => workspace.notices().say(done),
    }
    true
}

/// Stores the plan that was deleted last, as it was. Where that fails, it is handed over as a file: it is in
/// memory alone.
pub(crate) fn undo_delete(workspace: Workspace) {
    workspace.notices().dismiss();
    let Some((plan, exported_at_ms)) = workspace.take_deleted() else {
        return;
    };
    spawn_local(async move {
        let about = plan.about();
        let name = match about.name.as_str() {
            "" => start::plans::untitled(),
            name => name,
        };
        if workspace.storage().create(&plan).await.is_err() {
            workspace.hand_over(&file_name(&about.name), &file::write(&plan));
            workspace.notices().say(start::delete::not_back(name));
            return;
        }
        if let Some(at) = exported_at_ms {
            workspace.storage().note_export(&about.id, at).await;
        }
        workspace.notices().say(start::delete::back(name));
        workspace.note_stored();
    });
}
