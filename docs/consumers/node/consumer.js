// Reads a tenant's topics and goes on when Bankfeed grows: skips types that it does not know, ignores fields that it does
// not know. npm install, then: node consumer.js 127.0.0.1:9092 demo
const { Kafka, CompressionTypes, CompressionCodecs, logLevel } = require('kafkajs');
const lz4 = require('lz4js');

// what Bankfeed compresses with
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async ({ buffer }) => Buffer.from(lz4.compress(buffer)),
  decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
});

const [broker, tenant] = process.argv.slice(2);

const handlers = {
  'bankfeed.account.changed.v1': (account) => console.log(`account ${account.display_name}`),
  'bankfeed.transactions.changed.v1': ({ changes }) => {
    for (const { op, transaction } of changes) {
      // amounts are decimal strings: do not add them up as numbers
      console.log(`${op} ${transaction.booked_on} ${transaction.amount.value}`);
    }
  },
  'bankfeed.data.erased.v1': ({ connection_id }) => console.log(`erase ${connection_id}`),
};

async function main() {
  const kafka = new Kafka({ clientId: `${tenant}-docs`, brokers: [broker], logLevel: logLevel.NOTHING });
  // groups must begin with the tenant's name
  const consumer = kafka.consumer({ groupId: `${tenant}.docs-node` });
  await consumer.connect();
  await consumer.subscribe({ topics: [`bankfeed.${tenant}.accounts`, `bankfeed.${tenant}.transactions`], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const type = String(message.headers.ce_type ?? '');
      const handle = handlers[type];
      if (handle) {
        handle(JSON.parse(message.value)); // at least once: deduplicate by ce_id
      } else {
        console.log(`skipped ${type}`); // new types come without warning: count them, never fail
      }
    },
  });
}

main().catch((failure) => {
  console.error(failure.message);
  process.exit(1);
});
