package codev.learning.accesslog;

import codev.infra.projections.Projection;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;

/** Read model of a person's display name, for the pages of the access log. */
record ViewerName(String username, String displayName) {
  /** One document for each person whose contact data are known; an erased person has none. */
  static final Projection<PersonEvent, ViewerName> PROJECTION =
      Projection.of("viewer-name", PersonEvent.class, ViewerName.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case ContactNoted e ->
                        new ViewerName(e.person().value(), e.contact().displayName());
                    case PersonErased _ -> null;
                    case PersonNoted _, MembershipEvent _ -> before;
                    case SurveyEvent _, ErasureEvent _ -> before;
                  });
}
