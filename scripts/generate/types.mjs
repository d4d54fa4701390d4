// JSON Schema from the published TypeScript types, by their syntax alone: what the types say and the schemas say cannot differ.
import { readFileSync } from 'node:fs';
import { COMMANDS, DOORS, INBOX_KINDS, STATUS_CODES } from '#contracts';
import { COURT_RULINGS, PAUSE_GROUNDS, REVIEW_KINDS, SUPERVISION_LEVELS } from '#referral';
import ts from 'typescript';
import { at } from '../lib/paths.mjs';

/** Types whose values are lists in the code, or are more than their syntax shows. */
const NAMED = {
  Instant: { type: 'string', format: 'date-time' },
  LocalDate: { type: 'string', format: 'date' },
  ErrorCode: { type: 'string', pattern: '^HUB_[A-Z0-9_]+$' },
  Door: { enum: [...DOORS] },
  StatusCode: { enum: [...STATUS_CODES] },
  InboxKind: { enum: [...INBOX_KINDS] },
  CommandName: { enum: [...COMMANDS] },
  PauseGround: { enum: [...PAUSE_GROUNDS] },
  ReviewKind: { enum: [...REVIEW_KINDS] },
  CourtRuling: { enum: [...COURT_RULINGS] },
  SupervisionLevel: { enum: [...SUPERVISION_LEVELS] },
  JsonObject: { type: 'object' },
};
const UUID = { type: 'string', format: 'uuid' };
const DAY = { type: 'string', format: 'date' };
/** What a name says beyond its type, wherever it stands. */
const REFINED = {
  referralId: UUID,
  targetReferralId: UUID,
  assignmentId: UUID,
  contentHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  dueOn: DAY,
  nextDate: DAY,
  newDueOn: DAY,
  expectedEnd: DAY,
  score: { type: 'number', minimum: 0, maximum: 1 },
};

/** The declarations of some files, by name. */
export class Types {
  #declared = new Map();

  constructor(paths) {
    for (const path of paths) {
      const source = ts.createSourceFile(path, readFileSync(at(path), 'utf8'), ts.ScriptTarget.Latest, true);
      for (const statement of source.statements)
        if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) this.#declared.set(statement.name.text, statement);
    }
  }

  /** The schema of a declared type. */
  named(name) {
    if (Object.hasOwn(NAMED, name)) return NAMED[name];
    const declaration = this.#declared.get(name);
    if (!declaration) throw new Error(`type ${name} is not declared in the files read: add the file, or the type to NAMED`);
    return ts.isInterfaceDeclaration(declaration) ? this.#object(declaration.members) : this.#of(declaration.type);
  }

  /** The members of a union of objects by the literal of their `type`. */
  union(name) {
    const members = this.#members(this.#declared.get(name).type).map((node) => this.#of(node));
    return new Map(members.map((schema) => [schema.properties.type.const, schema]));
  }

  /** A union may name other unions. */
  #members(node) {
    if (ts.isUnionTypeNode(node)) return node.types.flatMap((each) => this.#members(each));
    const alias = ts.isTypeReferenceNode(node) ? this.#declared.get(node.typeName.text) : undefined;
    return alias && ts.isTypeAliasDeclaration(alias) ? this.#members(alias.type) : [node];
  }

  #of(node) {
    if (ts.isParenthesizedTypeNode(node)) return this.#of(node.type);
    if (ts.isTypeOperatorNode(node)) return this.#of(node.type);
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.#of(node.elementType) };
    if (ts.isTypeLiteralNode(node)) return this.#object(node.members);
    if (ts.isLiteralTypeNode(node)) return { const: literal(node.literal) };
    if (ts.isIntersectionTypeNode(node)) return merged(node.types.map((part) => this.#of(part)));
    if (ts.isUnionTypeNode(node)) return anyOf(node.types.map((part) => this.#of(part)));
    if (ts.isTypeReferenceNode(node)) return this.named(node.typeName.getText());
    const simple = { [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.BooleanKeyword]: 'boolean', [ts.SyntaxKind.NumberKeyword]: 'integer' }[node.kind];
    if (simple === undefined) throw new Error(`no schema for «${node.getText()}»`);
    return { type: simple };
  }

  #object(members) {
    const properties = {};
    const required = [];
    for (const member of members) {
      const name = member.name.text;
      const note = ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(member)[0]?.comment);
      properties[name] = { ...refined(name, this.#of(member.type)), ...(note ? { description: note } : {}) };
      if (!member.questionToken) required.push(name);
    }
    return { type: 'object', required, properties };
  }
}

function literal(node) {
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return node.kind === ts.SyntaxKind.TrueKeyword;
  return ts.isNumericLiteral(node) ? Number(node.text) : node.text;
}

function refined(name, schema) {
  const more = REFINED[name];
  if (!more) return schema;
  return Array.isArray(schema.type) ? { ...schema, ...more, type: [more.type, 'null'] } : { ...schema, ...more };
}

const merged = (schemas) => ({
  type: 'object',
  required: schemas.flatMap(({ required }) => required),
  properties: Object.assign({}, ...schemas.map(({ properties }) => properties)),
});

/** Literals become an enum; `X | null` keeps the shape of X. */
function anyOf(schemas) {
  const values = schemas.flatMap((schema) => ('const' in schema ? [schema.const] : (schema.enum ?? [])));
  const others = schemas.filter((schema) => !('const' in schema) && !('enum' in schema));
  if (others.length === 0) return { enum: values };
  if (others.length === 1 && values.length === 1 && values[0] === null) return nullable(others[0]);
  return { anyOf: [...others, ...(values.length === 0 ? [] : [{ enum: values }])] };
}

const nullable = (schema) => ({ ...schema, type: [schema.type, 'null'] });
