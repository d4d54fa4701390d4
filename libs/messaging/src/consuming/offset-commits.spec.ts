import type { Logger } from '#platform';
import { OffsetCommits } from './offset-commits.js';

type Offsets = readonly { readonly topic: string; readonly partition: number; readonly offset: string }[];

describe('offsets that are committed together', () => {
  const logger = { debug: () => undefined } as unknown as Logger;
  const sent: string[][] = [];
  let commit: (offsets: Offsets) => Promise<void>;
  const make = (): OffsetCommits =>
    new OffsetCommits(
      {
        commitOffsets: (offsets: Offsets) => {
          sent.push(offsets.map(({ partition, offset }) => `${partition}:${offset}`));
          return commit(offsets);
        },
      },
      logger,
    );
  beforeEach(() => {
    sent.length = 0;
    commit = () => Promise.resolve();
  });

  it('hold the last mark of each partition, in one request', async () => {
    const commits = make();
    commits.mark('t', 0, '5');
    commits.mark('t', 1, '9');
    commits.mark('t', 0, '7');
    await commits.close();
    expect(sent).toEqual([['0:7', '1:9']]);
  });

  it('are sent again after a failure, but a later mark of the partition wins', async () => {
    const commits = make();
    commit = () => Promise.reject(new Error('away'));
    commits.mark('t', 0, '5');
    commits.mark('t', 1, '2');
    await commits.flush();
    commit = () => Promise.resolve();
    commits.mark('t', 0, '8');
    await commits.close();
    expect(sent).toEqual([
      ['0:5', '1:2'],
      ['0:8', '1:2'],
    ]);
  });

  it('of an earlier generation are never set back, also when their commit fails after the new one began', async () => {
    const commits = make();
    commit = () => {
      commits.forget();
      return Promise.reject(new Error('rebalance'));
    };
    commits.mark('t', 0, '5');
    await commits.flush();
    commit = () => Promise.resolve();
    await commits.close();
    expect(sent).toEqual([['0:5']]);
  });
});
