package dev.stockwell.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClerksWordsTest {
    @Test
    void theClerksOwnWordsAreUnderstood() {
        Map<String, ClerksWords> meant = Map.ofEntries(
                Map.entry("damages", ClerksWords.DAMAGED),
                Map.entry("Dagamed", ClerksWords.DAMAGED),
                Map.entry("found some more on shelf", ClerksWords.FOUND),
                Map.entry("????missing", ClerksWords.LOST),
                Map.entry("can't find", ClerksWords.LOST),
                Map.entry("wet pallet", ClerksWords.WET),
                Map.entry("Unsaleable, destroyed.", ClerksWords.THROWN_AWAY),
                Map.entry("thrown away", ClerksWords.THROWN_AWAY),
                Map.entry("sold as set on dotcom", ClerksWords.SOLD_AS_SET),
                Map.entry("Amazon", ClerksWords.MARKETPLACE),
                Map.entry("wrongly marked. 23343 in box", ClerksWords.WRONG_CODE),
                Map.entry("samples", ClerksWords.DISPLAY),
                Map.entry("mailout", ClerksWords.GIVEN_AWAY),
                Map.entry("returned", ClerksWords.RETURNED),
                Map.entry("check", ClerksWords.COUNTED),
                Map.entry("reverse previous adjustment", ClerksWords.CORRECTION));

        meant.forEach(
                (words, reason) -> assertThat(ClerksWords.read(words)).as(words).isEqualTo(reason));
    }

    @Test
    void wordsThatNameNoCauseAreUnexplained() {
        assertThat(ClerksWords.read("??")).isEqualTo(ClerksWords.UNEXPLAINED);
        assertThat(ClerksWords.UNEXPLAINED.reason()).isEqualTo("unexplained");
    }
}
