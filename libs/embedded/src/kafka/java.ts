import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { HubError } from '#kernel';

const NEEDED = 17;

/** @throws HubError `HUB_JAVA_MISSING` when `java` is not in PATH or older than 17. */
export function requireJava(): void {
  const answer = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = answer.status === 0 ? /version "(\d+)/.exec(answer.stderr)?.[1] : undefined;
  if (version !== undefined && Number(version) >= NEEDED) return;
  const found = version === undefined ? '没有找到 java' : `找到的是 Java ${version}`;
  throw new HubError('HUB_JAVA_MISSING', `需要 Java ${NEEDED} 来运行内置 Kafka（${found}）：请安装 openjdk-17-jre-headless，或设置 HUB_KAFKA_BROKERS`, false);
}

/** @throws HubError `HUB_KAFKA_JARS_MISSING` when Maven has not fetched the jars yet. */
export function requireJars(jarsDir: string): void {
  if (listJars(jarsDir).some((jar) => jar.startsWith('kafka_'))) return;
  throw new HubError(
    'HUB_KAFKA_JARS_MISSING',
    `${jarsDir} 中没有 Kafka 的 jar：请运行 npm start（用 Maven 下载，需要 Java ${NEEDED} 和 Maven），或设置 HUB_KAFKA_BROKERS`,
    false,
  );
}

function listJars(jarsDir: string): string[] {
  try {
    return readdirSync(jarsDir);
  } catch {
    return [];
  }
}
