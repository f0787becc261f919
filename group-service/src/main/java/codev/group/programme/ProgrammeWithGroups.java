package codev.group.programme;

import codev.group.group.GroupView;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A programme with those of its groups that the viewer may see. */
public record ProgrammeWithGroups(@JsonUnwrapped ProgrammeView programme, List<GroupView> groups) {
  /** How many have no date to come. */
  @JsonIgnore
  public long withoutSession() {
    return groups.stream().filter(g -> g.sessions().next().isEmpty()).count();
  }

  @JsonIgnore
  public long awaitingCharter() {
    return groups.stream().filter(g -> !g.withoutCharter().isEmpty()).count();
  }
}
