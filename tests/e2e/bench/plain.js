// The script of the plain page, put in by the benches: a plan in memory, its goals as rows, its text in IndexedDB, each
// edit in local storage. No undo, no other tabs, no coach, no drawing.
(() => {
  const ROW = 48;
  let plan;
  let byId;
  let children;
  let people;

  const database = new Promise((resolve, reject) => {
    const asked = indexedDB.open("plain", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("plans");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  async function stored(mode, act) {
    const transaction = (await database).transaction("plans", mode, { durability: "strict" });
    const asked = act(transaction.objectStore("plans"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  /** Takes a plan into memory: who is under whom, and nothing twice, lost or in a circle. */
  function take(text) {
    const next = JSON.parse(text);
    const ids = new Map(next.goals.map((goal) => [goal.id, goal]));
    if (ids.size !== next.goals.length) throw new Error("an id stands twice");
    const persons = new Map(next.people.map((person) => [person.id, person]));
    const under = Map.groupBy(next.goals, (goal) => goal.parent);
    for (const goal of next.goals) {
      if (goal.parent && !ids.has(goal.parent)) throw new Error("a goal above is not there");
      if (goal.owner && !persons.has(goal.owner)) throw new Error("nobody of that name");
    }
    const reached = [...(under.get(undefined) ?? [])];
    for (let at = 0; at < reached.length; at += 1) reached.push(...(under.get(reached[at].id) ?? []));
    if (reached.length !== next.goals.length) throw new Error("goals are in a circle");
    for (const siblings of under.values()) siblings.sort((a, b) => a.order - b.order);
    [plan, byId, children, people] = [next, ids, under, persons];
  }

  /** How far a goal is, from its own first metric, else the mean of those below, weighed. */
  function progress(goal) {
    const metric = goal.metrics?.[0];
    if (metric) {
      const latest = plan.check_ins.findLast((it) => it.goal === goal.id)?.value ?? metric.baseline;
      return (latest - metric.baseline) / (metric.target - metric.baseline);
    }
    const below = children.get(goal.id) ?? [];
    const weight = below.reduce((sum, it) => sum + (it.weight ?? 1), 0);
    return weight === 0 ? 0 : below.reduce((sum, it) => sum + (it.weight ?? 1) * progress(it), 0) / weight;
  }

  /** The rows that fit the window, and the first goal in its field. */
  function show() {
    const order = [];
    const open = [...(children.get(undefined) ?? [])].reverse();
    while (open.length > 0) {
      const goal = open.pop();
      order.push(goal);
      open.push(...[...(children.get(goal.id) ?? [])].reverse());
    }
    const rows = order.slice(0, Math.ceil(innerHeight / ROW)).map((goal) => {
      const row = document.createElement("div");
      row.setAttribute("role", "row");
      const person = people.get(goal.owner);
      for (const text of [goal.statement, person?.name ?? "", goal.due ?? "", `${Math.round(100 * progress(goal))} %`]) {
        const cell = document.createElement("span");
        cell.setAttribute("role", "gridcell");
        cell.textContent = text;
        row.append(cell);
      }
      return row;
    });
    document.querySelector("#goals").replaceChildren(...rows);
    document.querySelector("#sentence").value = plan.goals[0].statement;
  }

  window.plain = {
    /** Reads, stores and shows a file. */
    async bring(text) {
      take(text);
      await stored("readwrite", (plans) => plans.put(JSON.stringify(plan), plan.id));
      show();
    },
    /** Until a file is chosen, and then brought; gives when it was chosen. */
    async chosen() {
      const file = document.querySelector("#file");
      await new Promise((resolve) => file.addEventListener("change", resolve, { once: true }));
      const started = performance.now();
      await this.bring(await file.files[0].text());
      return started;
    },
    /** Fetches a stored plan and shows it. */
    async open(id) {
      take(await stored("readonly", (plans) => plans.get(id)));
      show();
    },
  };

  // A pause after the last key, as in the app.
  let waiting;
  document.querySelector("#sentence").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const goal = byId.get(plan.goals[0].id);
      const before = goal.statement;
      goal.statement = event.target.value;
      localStorage.setItem(`plain.${plan.id}.${Date.now()}`, JSON.stringify({ goal: goal.id, before, after: goal.statement }));
      show();
    }, 400);
  });
})();
