/** `server.properties` of the one-node Kafka (KRaft: broker and controller in one), on 127.0.0.1 only. The controller listens on `port + 1`. */
export const kafkaProperties = (port: number, logDir: string): string => `# written at every start by libs/embedded
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${port + 1}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${port + 1}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${logDir}
num.partitions=1
auto.create.topics.enable=false
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=10
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=2
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.segment.bytes=134217728
num.recovery.threads.per.data.dir=2
`;

/** JVM options: 512 MiB heap, warnings only in the log. */
export const KAFKA_JVM_OPTIONS: readonly string[] = [
  '-Xms256m',
  '-Xmx512m',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
];

/** One of several nodes that form a cluster (for tests of faults): each is broker and controller, each partition has three copies. */
export interface ClusterNode {
  readonly id: number;
  /** What its clients connect to, by the name of the listener; a listener may be advertised under another port (a proxy). */
  readonly listeners: readonly { readonly name: string; readonly port: number; readonly advertisedPort: number }[];
  /** Between the brokers. */
  readonly internalPort: number;
  readonly controllerPort: number;
}

/** `server.properties` of one node of a cluster: what is acknowledged is on two nodes at least. */
export function clusterProperties(node: ClusterNode, all: readonly ClusterNode[], logDir: string): string {
  const listeners = [...node.listeners.map(({ name, port }) => `${name}://127.0.0.1:${port}`), `INTERNAL://127.0.0.1:${node.internalPort}`];
  const advertised = [
    ...node.listeners.map(({ name, advertisedPort }) => `${name}://127.0.0.1:${advertisedPort}`),
    `INTERNAL://127.0.0.1:${node.internalPort}`,
  ];
  const protocols = ['CONTROLLER', 'INTERNAL', ...node.listeners.map(({ name }) => name)].map((name) => `${name}:PLAINTEXT`);
  return `# written at every start by libs/embedded
process.roles=broker,controller
node.id=${node.id}
controller.quorum.voters=${all.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(',')}
listeners=${listeners.join(',')},CONTROLLER://127.0.0.1:${node.controllerPort}
advertised.listeners=${advertised.join(',')}
listener.security.protocol.map=${protocols.join(',')}
controller.listener.names=CONTROLLER
inter.broker.listener.name=INTERNAL
log.dirs=${logDir}
num.partitions=1
auto.create.topics.enable=false
default.replication.factor=3
min.insync.replicas=2
unclean.leader.election.enable=false
offsets.topic.replication.factor=3
offsets.topic.num.partitions=6
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
transaction.state.log.num.partitions=2
share.coordinator.state.topic.replication.factor=3
share.coordinator.state.topic.min.isr=2
group.initial.rebalance.delay.ms=0
controlled.shutdown.enable=true
num.network.threads=2
num.io.threads=4
num.recovery.threads.per.data.dir=1
log.cleaner.dedupe.buffer.size=8388608
log.segment.bytes=134217728
`;
}

/** JVM options of a node of three on one machine. */
export const CLUSTER_JVM_OPTIONS: readonly string[] = [
  '-Xms128m',
  '-Xmx320m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
];
