import type { ComponentChildren } from "preact";

export interface Column<Row> {
  heading: string;
  cell(row: Row): ComponentChildren;
  /** Numbers stand under each other. */
  number?: boolean;
}

interface Props<Row> {
  caption: string;
  /** The first column names the row. */
  columns: Column<Row>[];
  rows: Row[];
  keyOf(row: Row): string;
}

/** A table; on a narrow window a card a row, where each cell says what it is. */
export function Rows<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <table class="rows">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ heading, number }) => (
            <th key={heading} scope="col" class={number ? "rows-number" : undefined}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ heading, cell, number }, at) => {
              const Cell = at ? "td" : "th";
              return (
                <Cell
                  key={heading}
                  scope={at ? undefined : "row"}
                  class={number ? "rows-number" : undefined}
                >
                  {at > 0 && <span class="rows-label">{heading}</span>}
                  <div class="rows-cell">{cell(row)}</div>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
