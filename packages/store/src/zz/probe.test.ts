import { it } from 'vitest';
import { createWorld } from '../../../fake-braze/src/index.ts';
import { createMasker } from '../index.ts';
it('probe', () => { const key=new Uint8Array(32); for (const w of [createWorld(), createWorld({campaigns: 400, seed: 3})]) { let n=0; let ms=0;
  for (const row of w.listPage({ page: 0, includeArchived: true, sort: 'asc', archived: true, include_archived: true, limit: 1000, pageSize: 100 , size: 500, count: 500} as any)) { const id = String((row as any).id); const details: any = w.details(id); n++; const s = {id, list: w.row(id), details} as any; const a=performance.now(); const m = createMasker({key}).mask(s); ms+=performance.now()-a; for (const p of m.masked) if (n<70) console.log(details.name, p.join('/'), String((p as any[]).reduce((v: any,k: any)=>v?.[k], m.state.details)).slice(0,300)); }
  console.log(n, ms);}
});
