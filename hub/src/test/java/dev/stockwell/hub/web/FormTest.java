package dev.stockwell.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.CommandId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormTest {
    private final String own = UUID.randomUUID().toString();
    private final CommandId other = new CommandId(UUID.randomUUID());
    private final Form sent = Form.of(Map.of("command", own, "quantity", "2"));

    @Test
    void aFormThatMayHaveBeenDoneKeepsItsIdAndNeverSaysThatNothingWas() {
        for (ProblemCode code : new ProblemCode[] {ProblemCode.BUSY, ProblemCode.OUTCOME_UNKNOWN}) {
            Form refused = sent.refused(Problem.of(code, "quantity", "may have been booked"));

            assertThat(refused.command(other)).isEqualTo(own);
            assertThat(refused.isOpen()).isTrue();
            assertThat(refused.trouble()).isEqualTo("quantity: may have been booked");
        }
    }

    @Test
    void aFormThatWasRefusedGetsANewId() {
        Form refused = sent.refused(Problem.invalid("quantity", "is too much"));

        assertThat(refused.command(other)).isEqualTo(other.value().toString());
        assertThat(refused.isOpen()).isFalse();
        assertThat(refused.trouble()).isEmpty();
        assertThat(Form.of(Map.of()).command(other)).isEqualTo(other.value().toString());
    }
}
