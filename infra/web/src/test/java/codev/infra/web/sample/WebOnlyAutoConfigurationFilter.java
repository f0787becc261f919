package codev.infra.web.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Excludes the auto-configurations of log, views and relay, which the sample service does not have.
 */
final class WebOnlyAutoConfigurationFilter implements AutoConfigurationImportFilter {
  private static final List<String> ELSEWHERE =
      List.of(
          "org.axonframework.",
          "codev.infra.eventstore.",
          "codev.infra.projections.",
          ".jdbc.",
          ".mongodb.");

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    var wanted = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      wanted[i] = name != null && ELSEWHERE.stream().noneMatch(name::contains);
    }
    return wanted;
  }
}
