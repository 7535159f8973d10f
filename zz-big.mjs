import { createServer } from 'vite';
const server = await createServer({ root: '/work/main', logLevel: 'error', appType: 'custom', server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] } });
const { createRun } = await server.ssrLoadModule('/src/simulate.ts');
const { parseScenario } = await server.ssrLoadModule('/src/scenario/parse.ts');
const { paramsSchemas } = await server.ssrLoadModule('/src/techniques/index.ts');
for (const id of ['websocket','sse','long-polling']) {
const r = parseScenario({version:1,techniques:[{id}],clients:1000,durationMs:86400000,messages:{kind:'poisson',perSecond:1000}}, paramsSchemas);
const t=Date.now(); const run=createRun(r.scenario);
try { run.advanceTo(86400000) } catch(e) { console.log(id, e.message) }
console.log((Date.now()-t)/1000,'s', run.lanes[0].events.length, Math.round(process.memoryUsage().heapUsed/1e6),'MB');
}
await server.close();
