import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CHECKOUT, dataDir } from '../hub/run-place.js';
import { words } from '../output/words.js';
import type { Finding } from './finding.js';

const MIN_FREE_GIB = 2;
const GIB = 1024 ** 3;

/** The machine: programs, jars, disk, data folder, ports, clock. */
export async function machineChecks(): Promise<Finding[]> {
  return [node(), java(), maven(), jars(), folder(), await disk(), ...(await ports()), clock()];
}

const finding = (name: string, good: boolean, detail: string): Finding => ({ name, state: good ? 'ok' : 'wrong', detail });
const external = (variable: string): boolean => process.env[variable] !== undefined;
const embeddedKafka = (name: string, good: boolean, detail: string): Finding =>
  external('HUB_KAFKA_BROKERS')
    ? { name, state: 'skipped', detail: words('已设置 HUB_KAFKA_BROKERS', 'HUB_KAFKA_BROKERS is set') }
    : finding(name, good, detail);

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return finding(
    'Node',
    major > 24 || (major === 24 && minor >= 11),
    `${process.version}${major < 24 ? words('，需要 24.11 以上：运行 npm start 会自动取得', ', 24.11 or newer is needed: npm start fetches it') : ''}`,
  );
}

function java(): Finding {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) : 0;
  const hint = words(
    '需要 Java 17：请安装 openjdk-17-jre-headless，或设置 HUB_KAFKA_BROKERS',
    'Java 17 is needed: install openjdk-17-jre-headless, or set HUB_KAFKA_BROKERS',
  );
  return embeddedKafka('Java', version >= 17, version >= 17 ? String(version) : hint);
}

const kafkaJars = (): boolean => {
  const folder = join(CHECKOUT, 'docker/kafka/lib');
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('kafka_'));
};

function maven(): Finding {
  if (kafkaJars()) return { name: 'Maven', state: 'skipped', detail: words('Kafka 已下载', 'Kafka is there already') };
  const found = spawnSync('mvn', ['-v']).status === 0;
  return embeddedKafka(
    'Maven',
    found,
    found
      ? words('可用', 'there')
      : words('请安装 maven（下载 Kafka 用），或设置 HUB_KAFKA_BROKERS', 'install maven (it fetches Kafka), or set HUB_KAFKA_BROKERS'),
  );
}

const jars = (): Finding =>
  embeddedKafka('Kafka', kafkaJars(), kafkaJars() ? words('已下载', 'fetched') : words('尚未下载：运行 npm start', 'not fetched yet: run npm start'));

function folder(): Finding {
  const path = dataDir();
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return finding(words('数据目录', 'data folder'), true, path);
  } catch {
    return finding(
      words('数据目录', 'data folder'),
      false,
      words(`${path} 不可写：请改权限，或设置 HUB_DATA_DIR`, `${path} cannot be written: change its rights, or set HUB_DATA_DIR`),
    );
  }
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir()).catch(() => ({ bavail: 0, bsize: 0 }));
  const freeGib = (bavail * bsize) / GIB;
  return finding(
    words('磁盘', 'disk'),
    freeGib >= MIN_FREE_GIB,
    `${freeGib.toFixed(1)} GiB${freeGib >= MIN_FREE_GIB ? '' : words('，至少需要 2 GiB', ', at least 2 GiB are needed')}`,
  );
}

/** A taken port is fine while our own hub runs. */
async function ports(): Promise<Finding[]> {
  const running = existsSync(join(dataDir(), 'run.json'));
  const all = [
    ['HUB_HTTP_PORT', '7200', false],
    ['HUB_KAFKA_PORT', '27192', external('HUB_KAFKA_BROKERS')],
    ['HUB_POSTGRES_PORT', '27432', external('HUB_DATABASE_URL')],
  ] as const;
  return Promise.all(
    all.map(async ([variable, otherwise, elsewhere]): Promise<Finding> => {
      const port = Number(process.env[variable] ?? otherwise);
      if (elsewhere) return { name: variable, state: 'skipped', detail: words('使用外部服务', 'an outside server is used') };
      const free = await isFree(port);
      const detail = free
        ? words('空闲', 'free')
        : running
          ? words('本机联动在用', 'our hub uses it')
          : words(`被别的程序占用：请设置 ${variable}`, `somebody else uses it: set ${variable}`);
      return finding(variable, free || running, `${port} ${detail}`);
    }),
  );
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Deadlines need a clock that at least knows the year. */
function clock(): Finding {
  const now = new Date();
  return finding(words('时钟', 'clock'), now.getFullYear() >= 2026, now.toISOString());
}
