package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.Joined;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text that a view is searched by")
class QueryValueTest extends AuthenticatedViewFixture {
  private static final String OPERATOR = "{\"$ne\":null}";

  private final Instance instance = new Instance(new Circles());

  @Test
  @DisplayName("is a value, whatever it has of an operator")
  void is_no_operator() {
    append(new Joined("lumière", "alice"), new Joined("lune", OPERATOR));

    instance.follows(2);

    assertThat(instance.view.where("members", OPERATOR))
        .extracting(Circle::name)
        .containsExactly("lune");
    assertThat(instance.view.whereAny("members", List.of(OPERATOR, "$exists")))
        .extracting(Circle::name)
        .containsExactly("lune");
    assertThat(instance.view.find(OPERATOR)).isEmpty();
    assertThat(instance.view.find(List.of(OPERATOR, "$all"))).isEmpty();
  }
}
