package codev.group.scim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Any text in the place of a filter of SCIM")
final class ScimUserFilterFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "userName eq \"anne\"",
        "urn:ietf:params:scim:schemas:core:2.0:User:externalId EQ \"00u\\u0031\"",
        "emails[type eq \"work\"].value eq \"anne@example.org\"");
  }

  @Override
  public boolean accepts(byte[] input) {
    ScimUserFilter filter;
    try {
      filter = ScimUserFilter.parse(new String(input, UTF_8));
    } catch (ScimErrorException _) {
      return false;
    }
    var value = JsonMapper.shared().writeValueAsString(filter.value());
    if (value.length() < 400)
      assertThat(ScimUserFilter.parse("id eq " + value).value()).isEqualTo(filter.value());
    return true;
  }
}
