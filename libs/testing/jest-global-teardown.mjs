export default async function tearDown() {
  await globalThis.hubTestServers?.stop();
}
