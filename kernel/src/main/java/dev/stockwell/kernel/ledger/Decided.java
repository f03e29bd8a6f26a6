package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Outcome;

/** A command that this batch has decided and must store. */
record Decided(CommandId id, Digest digest, boolean fact, Outcome outcome) {}
