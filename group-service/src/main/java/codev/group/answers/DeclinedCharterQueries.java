package codev.group.answers;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds who has declined their place in a group. */
@Component
public class DeclinedCharterQueries {
  private final ReadModel<DeclinedChartersView> declined;

  DeclinedCharterQueries(ReadModels views) {
    this.declined = views.project(DeclinedChartersView.PROJECTION);
  }

  /** Members of the group who do not want their place, and have not left it. */
  public List<Username> in(GroupId group) {
    return declined.find(group.toString()).map(DeclinedChartersView::members).orElse(List.of());
  }
}
