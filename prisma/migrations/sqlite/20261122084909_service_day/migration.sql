-- AlterTable
ALTER TABLE "Order" ADD COLUMN "signedOn" TEXT;

-- CreateTable
CREATE TABLE "OrderLine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orderId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "product" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "arrived" INTEGER NOT NULL DEFAULT 0,
    "damaged" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "OrderLine_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Import" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "personId" INTEGER NOT NULL,
    "roomId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Import_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Crew" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "kind" TEXT NOT NULL,
    "personId" INTEGER,
    "perHalf" INTEGER NOT NULL DEFAULT 2,
    "feed" TEXT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Crew_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Crew_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CrewRest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "crewId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    CONSTRAINT "CrewRest_crewId_fkey" FOREIGN KEY ("crewId") REFERENCES "Crew" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sheet" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "visitId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Sheet_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Sheet_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Leftover" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "visitId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "expectedOn" TEXT,
    "arrivedAt" DATETIME,
    "damaged" BOOLEAN,
    "nextId" INTEGER,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "Leftover_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Call" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "brandId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "visitId" INTEGER,
    "orderId" INTEGER,
    "day" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "ringAt" DATETIME,
    "step" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'open',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "answer" JSONB,
    "remark" TEXT,
    "personId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "at" DATETIME,
    CONSTRAINT "Call_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Call_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Call_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Call_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Call_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sms" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "occasion" TEXT NOT NULL,
    "brandId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "visitId" INTEGER,
    "phone" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "releaseAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'prepared',
    "gateway" TEXT,
    "receipt" TEXT,
    "error" TEXT,
    "personId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "at" DATETIME,
    CONSTRAINT "Sms_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Sms_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Sms_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Sms_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "cause" TEXT,
    "dueOn" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedBy" INTEGER,
    "decidedAt" DATETIME,
    "doneAt" DATETIME,
    "checkedBy" INTEGER,
    "checkedAt" DATETIME,
    "effect" TEXT,
    CONSTRAINT "Measure_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Measure_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Customer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address" TEXT,
    "area" TEXT,
    "designer" TEXT,
    "manager" TEXT,
    "guide" TEXT,
    "remark" TEXT,
    "vip" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Customer_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Customer" ("address", "brandId", "createdAt", "id", "name", "phone") SELECT "address", "brandId", "createdAt", "id", "name", "phone" FROM "Customer";
DROP TABLE "Customer";
ALTER TABLE "new_Customer" RENAME TO "Customer";
CREATE INDEX "Customer_brandId_name_idx" ON "Customer"("brandId", "name");
CREATE UNIQUE INDEX "Customer_brandId_phone_name_key" ON "Customer"("brandId", "phone", "name");
CREATE TABLE "new_Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "mobile" TEXT,
    "morning" BOOLEAN NOT NULL DEFAULT false,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Person" ("admin", "createdAt", "id", "mobile", "name") SELECT "admin", "createdAt", "id", "mobile", "name" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE INDEX "Person_name_idx" ON "Person"("name");
CREATE TABLE "new_Visit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'booked',
    "customerId" INTEGER NOT NULL,
    "orderId" INTEGER,
    "day" TEXT NOT NULL,
    "half" TEXT,
    "time" TEXT,
    "address" TEXT NOT NULL,
    "goods" TEXT NOT NULL DEFAULT '',
    "crew" TEXT,
    "crewPhone" TEXT,
    "crewId" INTEGER,
    "reason" TEXT,
    "teamId" INTEGER,
    "ready" JSONB,
    "override" TEXT,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "stock" TEXT,
    "afterId" INTEGER,
    "complaintId" INTEGER,
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Visit_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Visit_crewId_fkey" FOREIGN KEY ("crewId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Visit_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Crew" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Visit" ("address", "brandId", "code", "createdAt", "createdBy", "crew", "crewId", "crewPhone", "customerId", "day", "goods", "half", "id", "kind", "orderId", "reason", "state", "time") SELECT "address", "brandId", "code", "createdAt", "createdBy", "crew", "crewId", "crewPhone", "customerId", "day", "goods", "half", "id", "kind", "orderId", "reason", "state", "time" FROM "Visit";
DROP TABLE "Visit";
ALTER TABLE "new_Visit" RENAME TO "Visit";
CREATE INDEX "Visit_brandId_day_state_idx" ON "Visit"("brandId", "day", "state");
CREATE INDEX "Visit_customerId_idx" ON "Visit"("customerId");
CREATE INDEX "Visit_crewId_state_idx" ON "Visit"("crewId", "state");
CREATE UNIQUE INDEX "Visit_brandId_code_key" ON "Visit"("brandId", "code");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "OrderLine_orderId_number_key" ON "OrderLine"("orderId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Import_brandId_kind_hash_key" ON "Import"("brandId", "kind", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "Crew_feed_key" ON "Crew"("feed");

-- CreateIndex
CREATE UNIQUE INDEX "Crew_brandId_name_key" ON "Crew"("brandId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "CrewRest_crewId_day_key" ON "CrewRest"("crewId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Sheet_visitId_key" ON "Sheet"("visitId");

-- CreateIndex
CREATE INDEX "Leftover_visitId_idx" ON "Leftover"("visitId");

-- CreateIndex
CREATE UNIQUE INDEX "Call_key_key" ON "Call"("key");

-- CreateIndex
CREATE INDEX "Call_brandId_kind_day_state_idx" ON "Call"("brandId", "kind", "day", "state");

-- CreateIndex
CREATE INDEX "Call_ringAt_idx" ON "Call"("ringAt");

-- CreateIndex
CREATE INDEX "Call_visitId_idx" ON "Call"("visitId");

-- CreateIndex
CREATE INDEX "Call_customerId_idx" ON "Call"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Sms_occasion_key" ON "Sms"("occasion");

-- CreateIndex
CREATE INDEX "Sms_state_releaseAt_idx" ON "Sms"("state", "releaseAt");

-- CreateIndex
CREATE INDEX "Sms_brandId_state_idx" ON "Sms"("brandId", "state");

-- CreateIndex
CREATE INDEX "Sms_visitId_idx" ON "Sms"("visitId");

-- CreateIndex
CREATE INDEX "Measure_brandId_state_idx" ON "Measure"("brandId", "state");
