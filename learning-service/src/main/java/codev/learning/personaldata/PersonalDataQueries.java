package codev.learning.personaldata;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import org.springframework.stereotype.Component;

/** Finds what is held on a person beside their actions and their journal. */
@Component
class PersonalDataQueries {
  private final ReadModel<PersonalDataView> people;

  PersonalDataQueries(ReadModels views) {
    this.people = views.project(PersonalDataView.PROJECTION);
  }

  PersonalDataView of(String username) {
    return people.find(username).orElseGet(() -> PersonalDataView.empty(username));
  }
}
