/** The fields of each line by RFC 4180 §2, read strictly: throws where a table is none. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let place = 0;
  while (place < text.length) {
    const fields: string[] = [];
    for (;;) {
      const [field, end] = readField(text, place);
      fields.push(field);
      place = end + 1;
      if (text[end] === ',') continue;
      if (text.slice(end, end + 2) !== '\r\n')
        throw new Error(`no end of a field at ${end}: ${text.slice(end, end + 20)}`);
      place = end + 2;
      break;
    }
    rows.push(fields);
  }
  return rows;
}

function readField(text: string, place: number): readonly [field: string, end: number] {
  const [whole = '', quoted, bare = ''] = /"((?:[^"]|"")*)"|([^",\r\n]*)/y[Symbol.match](text.slice(place)) ?? [];
  return [quoted === undefined ? bare : quoted.replaceAll('""', '"'), place + whole.length];
}

/** Each line as an object by the names in the first. */
export function readCsvRecords(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((row) => {
    if (row.length !== names.length) throw new Error(`${row.length} fields under ${names.length} names: ${row.join()}`);
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']));
  });
}
