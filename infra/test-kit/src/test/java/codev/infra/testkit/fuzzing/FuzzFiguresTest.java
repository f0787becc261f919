package codev.infra.testkit.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a run of the fuzzer has come to")
class FuzzFiguresTest {
  @Test
  @DisplayName("is read from its log")
  void is_read_from_its_log() {
    var figures =
        FuzzFigures.of(
            "SignedNoteFuzzTest",
            List.of(
                "#2\tINITED cov: 12 ft: 12 corp: 1/5b exec/s: 0 rss: 300Mb",
                JazzerTarget.SLOW + 250,
                "== Java Exception: java.lang.IllegalStateException: no",
                JazzerTarget.SLOW + 1250,
                "#524288\tpulse  cov: 140 ft: 420 corp: 90/4Kb lim: 400 exec/s: 74898 rss: 512Mb",
                "stat::number_of_executed_units: 1234567",
                "stat::average_exec_per_sec:     20576"));

    assertThat(figures)
        .isEqualTo(new FuzzFigures("SignedNoteFuzzTest", 1_234_567, 140, 2, 1250, 1));
    assertThat(figures.row())
        .isEqualTo("| `SignedNoteFuzzTest` | 1,234,567 | 140 | 2, at most 1250 ms | 1 |");
  }

  @Test
  @DisplayName("is said to be nothing where it did not run")
  void is_nothing_where_it_did_not_run() {
    var figures = FuzzFigures.of("A", List.of("Error: Could not find or load main class"));

    assertThat(figures.hasRun()).isFalse();
    assertThat(figures.row()).isEqualTo("| `A` | 0 | 0 | 0 | did not run |");
  }

  @Test
  @DisplayName("counts an input that did not come to an end")
  void counts_an_input_without_an_end() {
    assertThat(FuzzFigures.of("A", List.of("==42== ERROR: libFuzzer: timeout after 60 seconds")))
        .extracting(FuzzFigures::findings)
        .isEqualTo(1);
  }
}
