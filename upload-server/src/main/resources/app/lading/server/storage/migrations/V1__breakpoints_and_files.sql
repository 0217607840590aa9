-- What lasts beside the files themselves. Times are UTC; digests are raw bytes.

create table accounts (
    name varchar(32) primary key,
    password varchar(255) not null,
    admin boolean not null,
    quota bigint,
    disabled boolean not null,
    created timestamp(3) with time zone not null
);

create table sessions (
    token binary(32) primary key,
    account varchar(32) not null,
    created timestamp(3) with time zone not null,
    seen timestamp(3) with time zone not null
);

create table uploads (
    id varchar(64) primary key,
    owner varchar(32) not null,
    transfer_key varchar(64),
    device varchar(64) not null,
    folder varchar(3072) not null,
    name varchar(255) not null,
    size bigint not null,
    modified bigint not null,
    on_conflict varchar(16) not null,
    md5 binary(16),
    epoch bigint not null,
    run varchar(64) not null,
    state varchar(16) not null,
    suspect boolean not null,
    created timestamp(3) with time zone not null,
    touched timestamp(3) with time zone not null
);
create unique index uploads_by_key on uploads (owner, transfer_key);
create index uploads_by_identity on uploads (owner, device, folder, name, size, modified);

-- Blocks whose digest matched and whose bytes were forced.
create table upload_blocks (
    upload varchar(64) not null,
    block integer not null,
    sha256 binary(32) not null,
    primary key (upload, block)
);

-- Bytes of blocks that are not sealed yet: they need not be sent again, and are never counted.
create table upload_ranges (
    upload varchar(64) not null,
    range_start bigint not null,
    range_end bigint not null,
    primary key (upload, range_start)
);

create table files (
    id varchar(64) primary key,
    owner varchar(32) not null,
    folder varchar(3072) not null,
    name varchar(255) not null,
    size bigint not null,
    modified bigint not null,
    fingerprint binary(32) not null,
    digests blob not null,
    md5 binary(16),
    published timestamp(3) with time zone not null,
    damaged boolean not null
);
create unique index files_by_name on files (owner, folder, name);
create index files_by_content on files (owner, fingerprint);
create index files_by_md5 on files (owner, md5);
create index files_by_size on files (owner, size);

create table folders (
    owner varchar(32) not null,
    folder varchar(3072) not null,
    parent varchar(3072) not null,
    primary key (owner, folder)
);
create index folders_by_parent on folders (owner, parent);

-- What `finished` said, so that it can be said again when the answer was lost.
create table receipts (
    upload varchar(64) primary key,
    owner varchar(32) not null,
    transfer_key varchar(64),
    file varchar(64) not null,
    folder varchar(3072) not null,
    name varchar(255) not null,
    size bigint not null,
    fingerprint binary(32) not null,
    instant boolean not null,
    published timestamp(3) with time zone not null
);
create unique index receipts_by_key on receipts (owner, transfer_key);
create index receipts_by_time on receipts (published);

-- One row once the tables describe the data folder: how much of the journal they contain.
create table journal_mark (
    id integer primary key,
    position bigint not null
);
