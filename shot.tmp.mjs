import { chromium } from "playwright-core";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--no-first-run","--disable-background-networking"]});
const errs=[];
for (const [name,w,h,dark] of [["wide",1280,900,false],["tablet",768,1024,false],["narrow",320,640,false],["dark",1280,900,true]]) {
  const c = await b.newContext({viewport:{width:w,height:h}, colorScheme: dark?"dark":"light"});
  const t = await c.newPage(); t.setDefaultTimeout(60000);
  t.on("pageerror",e=>errs.push(e.stack)); t.on("console",m=>m.type()==="error"&&errs.push(m.text()));
  await t.goto("file:///tmp/so/models/wholly-owned-council-company.html");
  await t.screenshot({path:`/tmp/shots/${name}-0.png`});
  await t.keyboard.press("/"); await t.keyboard.type("pensions", {delay:20});
  await t.waitForSelector(".app-search__panel:not([hidden]) .app-result");
  await t.waitForTimeout(1300);
  await t.screenshot({path:`/tmp/shots/${name}-1.png`});
  console.log(name, await t.locator(".app-search__status").textContent());
  await t.keyboard.press("Enter"); await t.waitForURL(/search.html/); await t.waitForSelector(".app-find__results .app-result");
  await t.waitForTimeout(600);
  await t.screenshot({path:`/tmp/shots/${name}-2.png`});
  await t.goto("file:///tmp/so/a-z.html");
  await t.screenshot({path:`/tmp/shots/${name}-3.png`});
  await c.close();
}
console.log(errs.join("\n"));
await b.close();
