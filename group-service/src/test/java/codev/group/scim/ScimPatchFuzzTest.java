package codev.group.scim;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Any body in the place of a PATCH request of SCIM")
final class ScimPatchFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "{\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}",
        "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\"].value\","
            + "\"value\":\"anne@example.org\"},{\"op\":\"remove\",\"path\":\"title\"},"
            + "{\"op\":\"add\",\"value\":{\"name\":{\"givenName\":\"Anne\"},\"emails\":"
            + "[{\"value\":\"a@b.org\",\"primary\":true}],\"addresses\":[]}}]}");
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      var draft = new ScimUserDraft();
      ScimPatch.apply(JsonMapper.shared().readTree(input), draft);
      var _ = draft.user();
      return true;
    } catch (JacksonException | ScimErrorException _) {
      return false;
    }
  }
}
