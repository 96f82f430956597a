package io.bankfeed.auth;

import io.bankfeed.testsupport.ClosedDoors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ClosedDoorsIT extends AuthServiceSetting {

    @Autowired
    ApplicationContext service;

    @Test
    void no_route_for_programs_opens_without_its_scope() {
        ClosedDoors.areShut(service, http);
    }
}
