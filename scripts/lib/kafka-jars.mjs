// Apache Kafka's jars, fetched by Maven as docker/kafka/pom.xml names them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at, jarsDir } from './paths.mjs';
import { quietly } from './run.mjs';
import { step, Stop, words } from './say.mjs';

const NEEDED_JAVA = 17;
const pom = at('docker/kafka/pom.xml');
const mark = join(jarsDir, '.pom');

/** Does nothing where HUB_KAFKA_BROKERS names a cluster, and nothing when the jars are those of the pom. */
export async function ensureKafkaJars() {
  if (process.env.HUB_KAFKA_BROKERS) return;
  preferJavaHome();
  requireJava();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === readFileSync(pom, 'utf8')) return;
  requireMaven();
  const half = `${jarsDir}.${process.pid}`;
  const { code, output } = await step(words('用 Maven 下载 Kafka', 'fetching Kafka with Maven'), () =>
    quietly('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${half}`]),
  );
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new Stop(
      words(`Maven 没能下载 Kafka（或设置 HUB_KAFKA_BROKERS）：\n${output}`, `Maven could not fetch Kafka (or set HUB_KAFKA_BROKERS):\n${output}`),
    );
  }
  writeFileSync(join(half, '.pom'), readFileSync(pom));
  rmSync(jarsDir, { recursive: true, force: true });
  renameSync(half, jarsDir);
}

function preferJavaHome() {
  const { JAVA_HOME, PATH } = process.env;
  if (JAVA_HOME && existsSync(join(JAVA_HOME, 'bin/java'))) process.env.PATH = `${join(JAVA_HOME, 'bin')}${delimiter}${PATH}`;
}

function requireJava() {
  const answer = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = answer.status === 0 ? Number(/version "(\d+)/.exec(answer.stderr)?.[1] ?? 0) : 0;
  if (version >= NEEDED_JAVA) return;
  const found = version === 0 ? words('没有找到', 'none found') : `Java ${version}`;
  throw new Stop(
    words(
      `需要 Java ${NEEDED_JAVA}（${found}）：请安装 openjdk-17-jre-headless，或设置 HUB_KAFKA_BROKERS`,
      `Java ${NEEDED_JAVA} is needed (${found}): install openjdk-17-jre-headless, or set HUB_KAFKA_BROKERS`,
    ),
  );
}

function requireMaven() {
  if (spawnSync('mvn', ['-v']).status === 0) return;
  throw new Stop(
    words(
      '需要 Maven（第一次下载 Kafka 用）：请安装 maven，或设置 HUB_KAFKA_BROKERS',
      'Maven is needed (to fetch Kafka once): install maven, or set HUB_KAFKA_BROKERS',
    ),
  );
}
