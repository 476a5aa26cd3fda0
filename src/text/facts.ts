import { visibleText } from './format';

/** Typed access to what an error or a warning knows. */
export class Facts {
  constructor(private readonly _data: Readonly<Record<string, unknown>>) {}

  text(key: string): string | null {
    const value = this._data[key];
    return typeof value === 'string' && value !== ''
      ? visibleText(value)
      : null;
  }

  texts(key: string): string[] {
    const value = this._data[key];
    return Array.isArray(value)
      ? value.filter(item => typeof item === 'string').map(visibleText)
      : [];
  }

  /** Those of several things. */
  each(key: string): Facts[] {
    const value = this._data[key];
    return Array.isArray(value)
      ? value.map(item => new Facts(Object(item) as Record<string, unknown>))
      : [];
  }

  number(key: string): number | null {
    const value = this._data[key];
    return typeof value === 'number' ? value : null;
  }

  flag(key: string): boolean {
    return this._data[key] === true;
  }
}
