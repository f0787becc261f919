package codev.group.roster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A programme with those of its groups that whoever asks may see. */
record ProgrammeWithGroups(@JsonUnwrapped ProgrammeCard programme, List<GroupCard> groups) {
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
