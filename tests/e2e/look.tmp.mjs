import { chromium } from "playwright-core";
const out="/tmp/wt-start-gen/out"; import fs from "node:fs"; fs.mkdirSync(out,{recursive:true});
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
for (const [w,h,scheme] of [[1440,900,"light"],[390,800,"light"],[1024,768,"dark"]]) {
  const c=await b.newContext({viewport:{width:w,height:h},colorScheme:scheme,locale:"en-GB"});
  const p=await c.newPage();
  p.on("console",m=>{if(m.type()==="error")console.log("console",m.text())}); p.on("pageerror",e=>console.log("err",e.message));
  const shot=(n)=>p.screenshot({path:`${out}/${n}-${w}-${scheme}.png`});
  const step=async(n,f)=>{try{await f();await p.waitForTimeout(250);await shot(n)}catch(e){console.log(n,w,e.message.split("\n")[0]);await shot(n+"-FAILED")}};
  await p.goto("http://127.0.0.1:8205/sightline/");
  await step("start-empty",()=>p.getByText("Nothing here yet").waitFor({timeout:8000}));
  await step("sample",async()=>{await p.getByRole("button",{name:"Try the sample"}).click();await p.getByRole("heading",{name:"Sample: Rowan Systems"}).waitFor({timeout:8000})});
  await step("palette",async()=>{await p.keyboard.press("Control+k");await p.getByRole("combobox").waitFor({timeout:5000})});
  await step("palette-typed",async()=>{await p.keyboard.type("renewl")});
  await p.keyboard.press("Escape");
  await step("shortcuts",async()=>{await p.keyboard.press("?");await p.getByRole("heading",{name:"Keyboard shortcuts"}).waitFor({timeout:4000})});
  await p.keyboard.press("Escape");
  await p.goto("http://127.0.0.1:8205/sightline/#/");
  await step("start-plans",()=>p.getByRole("link",{name:/Sample: Rowan/}).last().waitFor({timeout:8000}));
  await step("start-menu",()=>p.getByRole("button",{name:/^More about/}).click());
  await step("rename",()=>p.getByRole("button",{name:"Rename"}).click());
  await p.keyboard.press("Escape");
  await step("deleted",async()=>{await p.getByRole("button",{name:/^More about/}).click();await p.getByRole("button",{name:"Delete"}).click();await p.getByText("was deleted").waitFor({timeout:5000})});
  await step("back",async()=>{await p.getByRole("button",{name:"Undo"}).click();await p.getByText("is back").waitFor({timeout:5000})});
  await step("new-plan",async()=>{await p.getByRole("button",{name:"New plan"}).click();await p.getByLabel("What is it called?").waitFor({timeout:5000})});
  await c.close();
}
await b.close();
